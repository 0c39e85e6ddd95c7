-- report_due(root, since, till, at_day): one row per report due from a unit at the bottom of the tree: month ended by at_day, kind that it or a sister has ever sent; none where no file of anybody speaks for the period
create or replace macro report_due(root, since, till, at_day) as table
with leaf as (
    select n.unit_id, n.key, n.parent_id
    from unit_now n
    join under(root, till) w on w.unit_id = n.unit_id
    where (not n.provisional or n.key = root) and not exists (
        select 1 from unit_now b where b.parent_id = n.unit_id and not b.provisional
    )
), due_kind as (
    select distinct l.unit_id, c.kind
    from leaf l
    join unit_now s on s.unit_id = l.unit_id or (s.parent_id = l.parent_id)
    join coverage_now c on c.unit_id = s.unit_id
    where c.kind in ('activities', 'visits', 'spending')
), due_month as (
    select strftime(t.day, '%Y-%m') as month
    from (select unnest(generate_series(date_trunc('month', cast(since as date)), cast(till as date), interval 1 month)) as day) t
    where last_day(t.day) <= coalesce(cast(at_day as date), cast(till as date)) and exists (
        select 1 from coverage_now c
        where c.kind not in ('members', 'units', 'budget')
            and c.from_day <= least(cast(till as date), coalesce(cast(at_day as date), cast(till as date))) and c.to_day > cast(since as date)
    )
)
select l.unit_id, l.key as unit_key, k.kind, m.month, c.month is not null as received,
    c.month is not null and not exists (
        select 1 from coverage_now f
        where f.unit_id = l.unit_id and f.kind = k.kind and not f.zero
            and f.from_day <= last_day(strptime(m.month || '-01', '%Y-%m-%d')) and f.to_day > strptime(m.month || '-01', '%Y-%m-%d')
    ) as zero
from leaf l
join due_kind k on k.unit_id = l.unit_id
cross join due_month m
left join covered_month c on c.unit_id = l.unit_id and c.kind = k.kind and c.month = m.month;
