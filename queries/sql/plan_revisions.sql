-- one row per item of every revision not undone of the plans of one unit, or of a provisional unit it owns, that overlap a period; the standing revision of a plan comes last
select v.id, i.key, i.section, i.text, i.category, i.targets, i.window_json, i.more_json, i.strength, i.notes, i.owner, i.line,
    p.title, p.key, p.from_day, p.to_day, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), p.id
from plan p
join plan v on v.unit_id = p.unit_id and v.key = p.key
join batch b on b.id = v.batch and not b.undone
join plan_item i on i.plan_id = v.id
join unit_now u on u.unit_id = p.unit_id
left join source s on s.id = i.source
where p.current and (u.key = $unit or u.owner_key = $unit)
  and p.from_day < cast($to as date) and p.to_day > cast($from as date)
  and u.unit_id in (select unit_id from seen($all, $mine))
order by p.from_day, u.ord, p.key, p.unit_id, v.current, v.id, i.number;
