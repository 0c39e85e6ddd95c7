-- one row per honour of a unit's subtree in a period, by date; person: the recipient's words hold the name of somebody known to the subtree
select /* each: w.unit_key, */ c.rowkey, coalesce(c.words, ''), c.level, coalesce(c.recipient, ''), n.name,
    exists (
        select 1 from person p join asked($unit, $last, $all, $mine) a on a.unit_id = p.unit_id
        where p.current and length(p.name) > 1 and contains(replace(coalesce(c.recipient, ''), ' ', ''), p.name)
            /* each: and p.unit_id = c.unit_id */
    ) as person,
    coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(c.row, 0), coalesce(c.part, 0)
from contrib_honor c
join asked($unit, $last, $all, $mine) w on w.unit_id = c.unit_id
join unit_now n on n.unit_id = c.unit_id
left join source s on s.id = c.source
where c.at_day >= $from and c.at_day <= $last
order by c.at_day, c.row, c.rowkey
