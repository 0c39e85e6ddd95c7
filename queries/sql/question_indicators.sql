-- one row per indicator the unit itself reports in a period
select /* each: u.key, */ c.rowkey, c.name, c.basis, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(c.row, 0), coalesce(c.part, 0)
from contrib_indicator c
join unit u on u.id = c.unit_id and u.key = $unit
join seen($all, $mine) v on v.unit_id = c.unit_id
left join source s on s.id = c.source
where c.at_day >= $from and c.at_day <= $last
order by c.source, c.row, c.part, c.rowkey
