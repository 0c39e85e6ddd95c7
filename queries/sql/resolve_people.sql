-- one row per mention of a person in a touched unit: the member meant. By number, else name and group, else a name
-- nobody shares; shared by several: null; no such member: the mention itself, or the first one of that number
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
    select distinct p.id, p.unit_id, p.name, p.staff_no, p.grp
    from mention p join fact_member m on m.person_id = p.id and m.current
), by_number as (
    select unit_id, staff_no, count(*) as n, min(id) as id from roll where staff_no is not null group by all
), by_group as (
    select unit_id, name, grp, count(*) as n, min(id) as id from roll where grp is not null group by all
), by_name as (
    select unit_id, name, count(*) as n, min(id) as id, min(staff_no) as staff_no from roll group by all
), loose as (
    select unit_id, staff_no, arg_min(id, key) as id from mention where cited and staff_no is not null group by all
)
select p.id, r.id is not null as member, r.id is not null or p.cited as current,
    case
        when r.id is not null then p.id
        when s.n = 1 then s.id
        when s.n > 1 then null
        when g.n = 1 and (p.staff_no is null or n.staff_no is null) then g.id
        when n.n = 1 and (p.staff_no is null or n.staff_no is null) then n.id
        when n.n > 1 and p.staff_no is null then null
        else coalesce(l.id, p.id)
    end as same_as
from mention p
left join roll r on r.id = p.id
left join by_number s on s.unit_id = p.unit_id and s.staff_no = p.staff_no
left join by_group g on g.unit_id = p.unit_id and g.name = p.name and g.grp = p.grp
left join by_name n on n.unit_id = p.unit_id and n.name = p.name
left join loose l on l.unit_id = p.unit_id and l.staff_no = p.staff_no;
