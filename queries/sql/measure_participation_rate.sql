-- denominator: one row per member on the roll in the period; numerator: one row per record of such a member's presence
with roll as (
    select * from contrib_member where on_roll(joined, left_day, status, $from, $last)
)
select *, 'denominator' as role, 1 as weight from roll
union all by name
select p.source, p.row, p.part, r.unit_id, p.unit_id as record_unit, p.day, p.person, p.words, r.grp, r.gender, 'numerator' as role, 1 as weight
from contrib_present p
join (select distinct unit_id, person, grp, gender from roll) r on r.person = p.person
where p.day between $from and $last
