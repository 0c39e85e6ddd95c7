-- one row per unit whose standing changed
update unit set current = n.unit_id is not null, provisional = coalesce(n.provisional, unit.provisional)
from unit u left join unit_now n on n.unit_id = u.id
where u.id = unit.id
  and (unit.current is distinct from (n.unit_id is not null) or unit.provisional is distinct from coalesce(n.provisional, unit.provisional));
