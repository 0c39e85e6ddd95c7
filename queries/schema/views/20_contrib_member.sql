-- one row per row of the roll, of a member two rolls give once; known_from: the first day the unit's rolls speak for
create or replace view contrib_member as
select
    m.source, m.row, m.part, m.unit_id, coalesce(w.same_as, w.id) as person, coalesce(m.grp, '') as grp,
    case when m.gender like '女%' then '女' when m.gender like '男%' then '男' else '' end as gender,
    m.joined, m.left_day, m.status, m.employment, m.hardship, k.known_from
from fact_member m
join person w on w.id = m.person_id
left join (
    select unit_id, min(from_day) as known_from from coverage_now where kind = 'members' group by unit_id
) k on k.unit_id = m.unit_id
where m.current and coalesce(w.same_as = w.id, true);
