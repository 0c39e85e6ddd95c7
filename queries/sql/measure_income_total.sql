-- one row per entry of income
select f.source, f.row, f.part, f.unit_id, f.day as at_day, f.day, strftime(f.day, '%Y-%m') as month,
    coalesce(f.subject, '') as subject, f.summary as words, f.amount as weight
from fact_income f
where f.current
