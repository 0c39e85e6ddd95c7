-- one row per mention of a person in a touched unit: the member meant, as a person said, else the one candidate; several, or a doubt: null; none: the
-- mention itself, or the first of that identity number, number, or name and group of one with an identity number
create or replace temp table person_match as
with mention as (
    select p.*, f.person_id is not null as cited
    from person p
    semi join peopled t on t.unit_id = p.unit_id
    left join (
        select person_id from (
            select person_id, unit_id from fact_participation where current
            union all select person_id, unit_id from fact_visit where current
            union all select person_id, unit_id from fact_event where current
            union all select person_id, unit_id from fact_proposal where current
        )
        where coalesce(unit_id in (select unit_id from peopled), false) -- no join, as in rollup_member_year.sql
        group by person_id
    ) f on f.person_id = p.id
), best as (
    select id, count(distinct rep) as n, bool_or(asked) as asked, min(rep) as meant from person_candidate group by id
), said as (
    select u.id as unit_id, d.subject as key, arg_max(d.object, d.id) as object
    from decision d join unit u on u.key = d.unit_key where d.kind = 'meant' and not contains(d.subject, ' ') group by all
), object as (
    select p.id, coalesce(p.meant, nullif(s.object, '?')) as object
    from mention p left join said s on s.unit_id = p.unit_id and s.key = p.key where p.meant is not null or s.object <> '?'
), named as (
    select o.id, o.object, min(r.rep) as member
    from object o
    left join unit u on u.key = split_part(o.object, '/', 1)
    left join fact_member m on m.current and m.unit_id = u.id and m.key = substr(o.object, strpos(o.object, '/') + 1)
    left join roll_person r on r.id = m.person_id
    group by o.id, o.object
), stray as (
    select m.id, m.unit_id, m.key, m.name, m.staff_no, m.grp, m.id_hash
    from mention m anti join person_candidate c on c.id = m.id left join roll_person r on r.id = m.id
    where m.cited and (r.id is null or m.id_hash is not null)
), by_id as (
    select *, case when id_hash is null then id else arg_min(id, key) over (partition by unit_id, id_hash) end as one from stray
), by_number as (
    select *, case when staff_no is null or id_hash is not null then one
        else arg_min(one, (id_hash is null, key)) over (partition by unit_id, staff_no) end as same from by_id
), by_name as (
    select a.id, min(b.one) as one from by_number a
    join by_id b on b.unit_id = a.unit_id and b.name = a.name and b.grp is not distinct from a.grp and b.id_hash is not null
        and (a.staff_no is null or b.staff_no is null)
    where a.id_hash is null and a.same = a.id group by a.id having count(distinct b.one) = 1
)
select p.id, r.id is not null as member, r.id is not null or p.cited as current,
    case when r.id is not null then r.rep when w.object = '-' then p.id when w.member is not null then w.member
        when b.asked or b.n > 1 or w.object is not null and b.n > 0 then null when b.n = 1 then b.meant
        else coalesce(y.one, l.same, p.id) end as same_as
from mention p
left join roll_person r on r.id = p.id
left join best b on b.id = p.id
left join named w on w.id = p.id
left join by_number l on l.id = p.id
left join by_name y on y.id = p.id;
