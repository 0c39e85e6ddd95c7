-- one row per activity of a unit's subtree started in a period, with the numbers that stand for it
select /* each: w.unit_key, */ f.activity, u.key, n.name, coalesce(x.code, ''), a.key, f.words, f.title, f.category, f.theme, f.festival, f.day, f.end_day,
    coalesce(x.place, ''), coalesce(x.organiser, ''), coalesce(x.plan_ref, ''), coalesce(x.note, ''),
    f.person_times, f.approx, x.headcount, case when f.signed then f.person_times end, f.spend, f.implied, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(f.row, 0), coalesce(f.part, 0)
from contrib_activity f
join asked($unit, $last, $all, $mine) w on w.unit_id = f.unit_id
join unit u on u.id = f.unit_id
join unit_now n on n.unit_id = f.unit_id
join activity a on a.id = f.activity_id
left join fact_activity x on x.activity_id = f.activity_id and x.current
left join source s on s.id = f.source
where f.at_day >= $from and f.at_day <= $last
order by f.day nulls last, f.activity
