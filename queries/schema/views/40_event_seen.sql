-- event_seen(till): one row per event with whether a visit to the same person followed within 90 days, no later than till; goods for everybody are no visit.
-- unclear: none did for sure, but one to somebody of that name
drop view if exists event_seen; -- what it was
create or replace macro event_seen(till) as table
with may_be as (
    select mention as person, member from namesake
    union
    select member, member from namesake
), seen as (
    select e.*, exists (
        select 1 from contrib_visit v
        where v.person = e.person and not v.mass and v.day between e.day and least(e.day + interval 90 day, cast(till as timestamp))
    ) as visited
    from contrib_event e
)
select s.*, not s.visited and exists (
    select 1 from may_be a
    join may_be b on b.member = a.member
    join contrib_visit v on v.person = b.person
    where a.person = s.person and not v.mass and v.day between s.day and least(s.day + interval 90 day, cast(till as timestamp))
) as unclear
from seen s;
