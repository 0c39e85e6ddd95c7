-- one row per activity that may serve the unit's plan: its own, and those of units below that nobody placed and that have no plan
select a.key, coalesce(a.code, ''), u.unit_key, n.name, a.title, coalesce(a.category, ''), a.theme, coalesce(a.festival, ''), a.start_day, a.end_day,
    coalesce(a.place, ''), coalesce(a.organiser, ''), coalesce(a.plan_ref, ''), coalesce(a.note, ''), a.person_times, a.approx, a.spend, a.implied,
    coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(a.row, 0), coalesce(a.part, 0)
from activity_now a
join unit_under u on u.unit_id = a.unit_id and u.above_key = $unit
join unit_now n on n.unit_id = a.unit_id
left join source s on s.id = a.source
where u.depth = 0
   or n.provisional and not exists (select 1 from plan p where p.current and p.unit_id = a.unit_id)
order by a.start_day, u.unit_key, a.key;
