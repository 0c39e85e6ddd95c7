-- numerator: one row per member on the roll on the last day; denominator: one row per unit stating its workers
select m.*, 'numerator' as role, 1 as weight
from contrib_member m
where on_roll(m.joined, m.left_day, m.status, $last, $last) and coalesce(m.known_from, $last) <= $last
union all by name
select f.source, f.row, f.part, f.unit_id, n.name as words, cast(f.headcount as bigint) as weight, 'denominator' as role
from fact_unit f
join unit_now n on n.unit_id = f.unit_id
where f.current and f.headcount is not null and not exists (
    select 1 from unit_under b join fact_unit g on g.unit_id = b.unit_id and g.current and g.headcount is not null
    where b.above_id = f.unit_id and b.depth > 0
)
