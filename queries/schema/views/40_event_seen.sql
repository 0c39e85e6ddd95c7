-- event_seen(till): one row per event with whether a visit to the same person followed within 90 days, no later than till; goods for everybody are no visit
drop view if exists event_seen; -- what it was
create or replace macro event_seen(till) as table
select e.*, exists (
    select 1 from contrib_visit v
    where v.person = e.person and not v.mass and v.day between e.day and least(e.day + interval 90 day, cast(till as timestamp))
) as visited
from contrib_event e;
