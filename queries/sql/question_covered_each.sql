-- one row per unit asked about, kind and month: what question_covered.sql says of the unit, for many of them at once
with a as (
    select cast(unnest(string_split($ids, ',')) as bigint) as unit_id, unnest(string_split($keys, chr(31))) as unit_key,
        unnest(string_split($children, chr(31))) as child
), due as (
    select a.child, a.unit_id, k.kind
    from a
    join unit_now n on n.unit_id = a.unit_id
    cross join (select distinct kind from coverage_now) k
    where exists (select 1 from coverage_now c where c.unit_id = a.unit_id and c.kind = k.kind)
        or a.unit_key = a.child and not exists (select 1 from unit_now b where b.parent_id = a.unit_id)
        or not n.provisional and not exists (select 1 from unit_now b where b.parent_id = a.unit_id and not b.provisional)
), month as (
    select strftime(t.day, '%Y-%m') as month
    from (select unnest(generate_series(date_trunc('month', $from::date), $last::date, interval 1 month)) as day) t
)
select d.child, d.kind, m.month, bool_and(c.unit_id is not null) as entirely, bool_or(c.unit_id is not null) as partly
from due d
cross join month m
left join covered_month c on c.unit_id = d.unit_id and c.kind = d.kind and c.month = m.month
where d.child <> ''
group by d.child, d.kind, m.month
order by d.child, d.kind, m.month
