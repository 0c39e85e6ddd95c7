-- one row per member on a roll of a touched unit or one below; rep: the same member where rolls of the unit give one twice, by identity number and name,
-- or once without a number, by name and group, on a roll that does not hold both
create or replace temp table roll_person as
with member as (
    select p.id, p.unit_id, p.key, p.name, p.staff_no, p.grp, p.id_hash
    from person p
    semi join (select u.unit_id from unit_under u semi join peopled t on t.unit_id = u.above_id) b on b.unit_id = p.unit_id
    semi join (select person_id from fact_member where current) m on m.person_id = p.id
), hashed as (
    select *, arg_min(id, key) over (partition by unit_id, id_hash, name) as rep from member where id_hash is not null
), plain as ( -- of a name somebody with an identity number has, and one of its group only
    select * from member semi join hashed using (unit_id, name)
    where id_hash is null
    qualify count(*) over (partition by unit_id, name, grp) = 1
), told as (
    select f.person_id, f.source from fact_member f semi join (select id from hashed union all select id from plain) m on m.id = f.person_id where f.current
    union
    select f.person_id, r.source from restated r join batch b on b.id = r.batch and not b.undone
    join fact_member f on f.id = r.fact and f.current semi join (select id from hashed union all select id from plain) m on m.id = f.person_id
), twin as (
    select a.id, min(b.rep) as rep
    from plain a
    join hashed b on b.unit_id = a.unit_id and b.name = a.name and b.grp is not distinct from a.grp
        and (a.staff_no is null or b.staff_no is null)
    group by a.id
    having count(distinct b.rep) = 1 and bool_and(not exists (
        select 1 from told x join told y on y.source = x.source where x.person_id = a.id and y.person_id = b.id))
)
select o.id, o.unit_id, o.name, o.staff_no, o.grp, o.id_hash, coalesce(t.rep, h.rep, o.id) as rep
from member o
left join hashed h on h.id = o.id
left join twin t on t.id = o.id;
