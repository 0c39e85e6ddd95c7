-- reach_state(root, since, till, at_day): one row per member on the roll in the period, and how far anything reached the member
create or replace macro reach_state(root, since, till, at_day) as table
with roll as (
    select m.* from contrib_member m
    join under(root, till) w on w.unit_id = m.unit_id
    where on_roll(m.joined, m.left_day, m.status, since, till)
), months as (
    select strftime(t.day, '%Y-%m') as month
    from (select unnest(generate_series(date_trunc('month', cast(since as date)), least(cast(till as date), coalesce(cast(at_day as date), cast(till as date))), interval 1 month)) as day) t
), gap as (
    select n.unit_id, count(distinct m.month) as months
    from unit_now n
    cross join months m
    where not exists (
        select 1 from signed_month s where s.month = m.month and (s.unit_id = n.unit_id or (n.provisional and s.unit_id = n.parent_id))
    ) or not exists (
        select 1 from covered_month c
        where c.kind = 'visits' and c.month = m.month and (c.unit_id = n.unit_id or (n.provisional and c.unit_id = n.parent_id))
    )
    group by n.unit_id
), named as (
    select person from contrib_present where day between since and till
    union
    select person from contrib_visit where not mass and day between since and till
), massed as (
    select distinct person from contrib_visit where mass and day between since and till
)
select r.*, g.unit_id is null as complete,
    case when n.person is not null then 'name' when s.person is not null then 'mass' when g.unit_id is null then 'none' else 'unknown' end as status
from (select * exclude (status) from roll) r
left join gap g on g.unit_id = r.unit_id
left join named n on n.person = r.person
left join massed s on s.person = r.person;
