-- denominator: one row per member on the roll in the period of a unit whose sign-ins can show who took part; numerator: one row per record of such a
-- member's presence; doubt: per member without one somebody of whose name was present; aside: per member of the other units
with roll as (
    select m.*, f.home, f.attends
    from contrib_member m
    join under($unit, $last) w on w.unit_id = m.unit_id
    join files_show($from, $last) f on f.unit_id = m.unit_id
    where on_roll(m.joined, m.left_day, m.status, $from, $last)
), present as (
    select * from contrib_present where day between $from and $last and (doubtful or person in (select person from roll))
)
select *, case when attends then 'denominator' else 'aside' end as role, 1 as weight from roll
union all by name
select p.source, p.row, p.part, r.unit_id, p.unit_id as record_unit, p.day, p.person, p.words, r.grp, r.gender, r.home, 'numerator' as role, 1 as weight
from present p
join (select distinct unit_id, home, person, grp, gender from roll where attends) r on r.person = p.person
union all by name
select r.*, 'doubt' as role, 1 as weight
from roll r
where r.attends and r.person in (select k.member from namesake k join present p on p.person = k.mention)
    and r.person not in (select person from present where person is not null)
