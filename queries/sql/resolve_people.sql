-- one row per mention of a person in a touched unit: the member meant, of the unit itself or of one below. By number, else
-- name and group, else a name nobody shares; shared by several: null; no such member: the mention itself, or the first of that number
create or replace temp table person_match as
with mention as (
    select p.*, f.person_id is not null as cited
    from person p
    semi join touched t on t.unit_id = p.unit_id
    left join (
        select person_id from fact_participation where current
        union select person_id from fact_visit where current
        union select person_id from fact_event where current
        union select person_id from fact_proposal where current
    ) f on f.person_id = p.id
), roll as (
    select distinct u.above_id as unit_id, u.depth > 0 as below, p.id, p.name, p.staff_no, p.grp, p.id_hash
    from fact_member m
    join person p on p.id = m.person_id
    join unit_under u on u.unit_id = p.unit_id
    semi join touched t on t.unit_id = u.above_id
    where m.current
), by_id as (
    select unit_id, below, id_hash, count(*) as n, min(id) as id from roll where id_hash is not null group by all
), by_number as (
    select unit_id, below, staff_no, count(*) as n, min(id) as id from roll where staff_no is not null group by all
), by_group as (
    select unit_id, below, name, grp, count(*) as n, min(id) as id, min(staff_no) as staff_no from roll where grp is not null group by all
), by_name as (
    select unit_id, below, name, count(*) as n, min(id) as id, min(staff_no) as staff_no from roll group by all
), candidate as (
    select p.id, c.below::integer - 1 as rank, c.n, c.id as meant
    from mention p join by_id c on c.unit_id = p.unit_id and c.id_hash = p.id_hash
    union all
    select p.id, 1 + c.below::integer as rank, c.n, c.id as meant
    from mention p join by_number c on c.unit_id = p.unit_id and c.staff_no = p.staff_no
    union all
    select p.id, 3 + 2 * c.below::integer, c.n, c.id
    from mention p join by_group c on c.unit_id = p.unit_id and c.name = p.name and c.grp = p.grp
    where p.staff_no is null or c.staff_no is null
    union all
    select p.id, 4 + 2 * c.below::integer, c.n, c.id
    from mention p join by_name c on c.unit_id = p.unit_id and c.name = p.name
    where p.staff_no is null or c.staff_no is null
), best as (
    select id, n, meant from candidate qualify row_number() over (partition by id order by rank) = 1
), loose as (
    select unit_id, staff_no, arg_min(id, key) as id from mention where cited and staff_no is not null group by all
)
select p.id, r.id is not null as member, r.id is not null or p.cited as current,
    case when r.id is not null then p.id when b.n = 1 then b.meant when b.n > 1 then null else coalesce(l.id, p.id) end as same_as
from mention p
left join (select id from roll where not below) r on r.id = p.id
left join best b on b.id = p.id
left join loose l on l.unit_id = p.unit_id and l.staff_no = p.staff_no;
