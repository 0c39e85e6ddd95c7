-- one row per table or plan of a batch in a unit the viewer may see, in the order they were taken in, those that are no data last, with the rows it brought and those that stood already
with brought as (
    select source from fact_unit where batch = $batch
    union all select source from fact_member where batch = $batch
    union all select source from fact_activity where batch = $batch
    union all select source from fact_participation where batch = $batch
    union all select source from fact_visit where batch = $batch
    union all select source from fact_event where batch = $batch
    union all select source from fact_spending where batch = $batch
    union all select source from fact_income where batch = $batch
    union all select source from fact_budget where batch = $batch
    union all select source from fact_proposal where batch = $batch
    union all select source from fact_honor where batch = $batch
    union all select source from fact_indicator where batch = $batch
    union all select source from plan_item where batch = $batch
)
select s.id, s.sheet, s.number, s.kind, coalesce(n.name, ''), coalesce(s.columns, ''), 
    coalesce(t.loaded, (select cast(count(*) as bigint) from brought b where b.source = s.id)), coalesce(t.unchanged, 0)
from source s left join unit_now n on n.unit_id = s.unit_id left join taken t on t.batch = s.batch and t.source = s.id
where s.batch = $batch and ($all or s.unit_id in (select unit_id from seen($all, $mine)))
order by s.kind = '', s.id;
