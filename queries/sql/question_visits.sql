-- one row per visit of a unit's subtree in a period, the person as a number
select /* each: w.unit_key, */ v.day, coalesce(v.person, -v.row), v.label, v.class, v.festival, v.mass,
    case when v.amount is not null or v.goods is not null then coalesce(v.amount, 0) + coalesce(v.goods, 0) end as given,
    coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(v.row, 0), coalesce(v.part, 0)
from contrib_visit v
join asked($unit, $last, $all, $mine) w on w.unit_id = v.unit_id
left join source s on s.id = v.source
where v.day >= $from and v.day <= $last
order by v.day, v.person, v.label, v.source, v.row, v.part
