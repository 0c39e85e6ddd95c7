-- one row per sign-in of a touched unit beyond the first of one member for one activity and day. Only members signed in under several
-- mentions can have any, so the rows of all others are never sorted; no joins, as in rollup_member_year.sql
insert into signed_twice
with mine as (
    select id, unit_id, activity_id, day, person_id from fact_participation
    where current and present(role) and coalesce(unit_id in (select unit_id from touched), false)
), several as (
    select same_as from person
    where id in (select person_id from mine) and same_as is not null
    group by same_as having count(*) > 1
)
select unit_id, id from (
    select m.unit_id, m.id, row_number() over (partition by m.activity_id, m.day, w.same_as order by m.id) as nth
    from (select * from mine where coalesce(person_id in (select id from person where same_as in (select same_as from several)), false)) m
    join person w on w.id = m.person_id
)
where nth > 1
order by unit_id, id;
