-- one row per proposal of a unit's subtree in a period, by date
select /* each: w.unit_key, */ c.rowkey, coalesce(c.words, ''), c.status, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(c.row, 0), coalesce(c.part, 0)
from contrib_proposal c
join asked($unit, $last, $all, $mine) w on w.unit_id = c.unit_id
left join source s on s.id = c.source
where c.at_day >= $from and c.at_day <= $last
order by c.at_day, c.row, c.rowkey
