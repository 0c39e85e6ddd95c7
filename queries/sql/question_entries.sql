-- one row per entry of the spending ledgers of a unit's subtree in a period, largest first
select /* each: w.unit_key, */ c.rowkey, coalesce(c.words, ''), c.subject, c.festival, c.day, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(c.row, 0), coalesce(c.part, 0)
from contrib_spending c
join asked($unit, $last, $all, $mine) w on w.unit_id = c.unit_id
left join source s on s.id = c.source
where c.day >= $from and c.day <= $last
order by c.weight desc, c.day, c.rowkey
