-- one row per unit at the bottom of the asked subtree of which no file speaks in a period but rolls, unit lists and budgets
select n.name
from asked($unit, $last, $all, $mine) w
join unit_now n on n.unit_id = w.unit_id
where w.unit_key <> $unit
    and not exists (select 1 from unit_now b where b.parent_id = w.unit_id)
    and not exists (
        select 1 from covered_month c
        where c.unit_id = w.unit_id and c.kind not in ('members', 'units', 'budget')
            and c.month between strftime($from::date, '%Y-%m') and strftime($last::date, '%Y-%m')
    )
order by n.name, w.unit_key
