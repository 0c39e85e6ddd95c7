-- one row per mention of a person in a touched unit and member it may mean, of the unit itself or of one below, with how well both agree. By identity number,
-- else number, else name and group, else name, and never against an identity number; an identity number whose name is another member's, or that is not
-- the one of the member with the number, is asked about
create or replace temp table person_candidate as
with mention as (
    select p.* from person p semi join peopled t on t.unit_id = p.unit_id anti join roll_person r on r.id = p.id
), roll as (
    select distinct u.above_id as unit_id, (u.depth > 0)::integer as below, r.id, r.rep, r.name, r.staff_no, r.grp, r.id_hash
    from roll_person r join unit_under u on u.unit_id = r.unit_id semi join mention m on m.unit_id = u.above_id
), numbered as (
    select *, min(staff_no) over (partition by unit_id, below, name, grp) as group_no, min(staff_no) over (partition by unit_id, below, name) as name_no
    from roll semi join mention using (unit_id, name)
), fits as (
    select p.id, c.rep, case when c.name = p.name then -4 else -2 end + c.below as rank, c.name
    from mention p join roll c on c.unit_id = p.unit_id and c.id_hash = p.id_hash
    union all
    select p.id, c.rep, case when c.id_hash <> p.id_hash and c.name <> p.name then 7 else 1 end + c.below, c.name
    from mention p join roll c on c.unit_id = p.unit_id and c.staff_no = p.staff_no
    union all
    select p.id, c.rep, case when c.grp = p.grp and (p.staff_no is null or c.group_no is null) then 3 else 4 end + 2 * c.below, c.name
    from mention p join numbered c on c.unit_id = p.unit_id and c.name = p.name
    where (p.staff_no is null or c.name_no is null or c.grp = p.grp and c.group_no is null) and coalesce(c.id_hash = p.id_hash, true)
), best as (
    select *, min(rank) over (partition by id) as top from fits
), against as (
    select p.id, c.rep from (select distinct id from best where top in (-2, -1)) b
    join mention p on p.id = b.id join roll c on c.unit_id = p.unit_id and c.name = p.name
)
select id, rep, top >= 7 or id in (select id from against) as asked from best where rank = top
union
select id, rep, true from against;
