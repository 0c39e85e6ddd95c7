-- one row per mention of a person several members of the unit share the name of, and member it may mean; words: what the file calls the person.
-- Which members come into question is decided as resolve_people.sql does
create or replace view namesake as
with candidate as (
    select w.id as mention, p.id as member, coalesce(w.name, w.staff_no, '') as words,
        case when p.staff_no = w.staff_no then 1 when p.grp = w.grp then 3 + 2 * (u.depth > 0)::integer else 4 + 2 * (u.depth > 0)::integer end
            + case when p.staff_no = w.staff_no then (u.depth > 0)::integer else 0 end as rank
    from person w
    join unit_under u on u.above_id = w.unit_id
    join person p on p.unit_id = u.unit_id and p.member and (p.staff_no = w.staff_no or p.name = w.name and (p.staff_no is null or w.staff_no is null))
    where w.current and w.same_as is null
)
select distinct mention, member, words
from candidate
qualify rank = min(rank) over (partition by mention);
