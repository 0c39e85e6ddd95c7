-- one row: the compared batch most of whose keys a batch brings again; none where of some kind it brings less than three fifths
with mine as (
    select distinct kind, unit_id, key from claim where batch = $batch
), theirs as (
    select distinct batch, kind, unit_id, key from claim where batch <> $batch
), counted as (
    select t.batch, t.kind, count(*) as n, count(m.key) as shared
    from theirs t left join mine m on m.kind = t.kind and m.unit_id = t.unit_id and m.key = t.key
    group by t.batch, t.kind
)
select batch from counted
group by batch
having bool_and(5 * shared >= 3 * n)
order by sum(shared) / (sum(n) - sum(shared) + (select count(*) from mine)) desc, batch desc
limit 1;
