-- one row per entry of a spending ledger
create or replace view contrib_spending as
select
    f.source, f.row, f.part, f.unit_id, f.day as at_day, f.day, strftime(f.day, '%Y-%m') as month,
    coalesce(f.subject, '') as subject, coalesce(f.festival, '') as festival, f.summary as words, f.amount as weight,
    u.key || '/' || f.key as rowkey, f.activity as activity_words, '支出明细' as basis
from fact_spending f
join unit u on u.id = f.unit_id
where f.current;
