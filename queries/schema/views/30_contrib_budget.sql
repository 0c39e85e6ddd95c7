-- one row per line of a budget: approved and adjusted together
create or replace view contrib_budget as
select
    f.source, f.row, f.part, f.unit_id, f.year, f.subject, f.subject as words,
    coalesce(f.amount, 0) + coalesce(f.adjusted, 0) as weight
from fact_budget f
where f.current;
