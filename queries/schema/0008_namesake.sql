-- Whom a mention may mean where files do not say: one row per mention nobody can place and
-- member it may mean.
create table namesake_choice (mention bigint, member bigint);
insert into namesake_choice
with candidate as (
    select w.id as mention, p.id as member,
        case when p.staff_no = w.staff_no then 1 when p.grp = w.grp then 3 + 2 * (u.depth > 0)::integer else 4 + 2 * (u.depth > 0)::integer end
            + case when p.staff_no = w.staff_no then (u.depth > 0)::integer else 0 end as rank
    from person w
    join unit_under u on u.above_id = w.unit_id
    join person p on p.unit_id = u.unit_id and p.member and (p.staff_no = w.staff_no or p.name = w.name and (p.staff_no is null or w.staff_no is null))
    where w.current and w.same_as is null
)
select distinct mention, member from candidate qualify rank = min(rank) over (partition by mention);

-- A row of which a person said who is meant has a mention of its own: said_as is the one the
-- file makes, meant whom the person named.
alter table person add column said_as bigint;
alter table person add column meant varchar;
