-- reach_state(root, since, till, at_day): one row per member on the roll in the period up to at_day, how far anything reached the member,
-- and whether the files of the member's unit are complete: able to show that nothing did; home: the unit whose files those are
create or replace macro reach_state(root, since, till, at_day) as table
with stop as (
    select cast(since as date) as since, least(cast(till as date), coalesce(cast(at_day as date), cast(till as date))) as till
), roll as (
    select m.* from contrib_member m
    cross join stop s
    join under(root, till) w on w.unit_id = m.unit_id
    where on_roll(m.joined, m.left_day, m.status, s.since, s.till)
), named as (
    select p.person from contrib_present p cross join stop s where p.day between s.since and s.till
    union
    select v.person from contrib_visit v cross join stop s where not v.mass and v.day between s.since and s.till
), massed as (
    select distinct v.person from contrib_visit v cross join stop s where v.mass and v.day between s.since and s.till
)
select r.*, f.home, f.attends and f.signs and f.visits as complete,
    case when n.person is not null then 'name' when s.person is not null then 'mass' when f.attends and f.signs and f.visits then 'none' else 'unknown' end as status
from (select * exclude (status) from roll) r
join files_show(cast(since as date), least(cast(till as date), coalesce(cast(at_day as date), cast(till as date)))) f on f.unit_id = r.unit_id
left join named n on n.person = r.person
left join massed s on s.person = r.person;
