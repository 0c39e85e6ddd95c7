-- one row per activity that may serve the unit's plan: its own, and those of provisional units it owns
select a.key, coalesce(a.code, ''), n.key, n.name, a.title, coalesce(a.category, ''), a.theme, coalesce(a.festival, ''), a.start_day, a.end_day,
    coalesce(a.place, ''), coalesce(a.organiser, ''), coalesce(a.plan_ref, ''), coalesce(a.note, ''), a.person_times, a.approx, a.spend, a.implied,
    coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(a.row, 0), coalesce(a.part, 0)
from activity_now a
join unit_now n on n.unit_id = a.unit_id
left join source s on s.id = a.source
where n.key = $unit or n.owner_key = $unit
order by a.start_day, n.key, a.key;
