-- one row per compared batch whose sign-ins a batch cannot bring again for three fifths: too many, or of units it has none of.
-- Rows are counted, not keys, of which a batch says each by two rows at most
with said as (
    select f.batch, f.unit_id, count(*) as n from fact_participation f semi join rival r on r.id = f.batch group by all
    union all
    select s.batch, f.unit_id, count(*)
    from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_participation f on f.id = s.fact
    group by all
), mine as (
    select unit_id, sum(n) as n from said where batch = $batch group by unit_id
)
select s.batch
from said s left join mine m using (unit_id)
where s.batch <> $batch
group by s.batch
having 10 * least(coalesce(sum(s.n) filter (where m.unit_id is not null), 0), coalesce((select sum(n) from mine), 0)) < 3 * sum(s.n)
order by s.batch;
