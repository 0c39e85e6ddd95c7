-- one row per event with whether a visit to the same person followed within 90 days; goods for everybody are no visit
create or replace view event_seen as
select e.*, exists (
    select 1 from contrib_visit v
    where v.person = e.person and not v.mass and v.day between e.day and e.day + interval 90 day
) as visited
from contrib_event e;
