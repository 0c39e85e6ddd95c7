-- one row per item of the current plans of one unit, or of a provisional unit it owns, that overlap a period, in the order of the plans
select i.key, i.section, i.text, i.category, i.targets, i.window_json, i.more_json, i.strength, i.notes, i.owner, i.line,
    p.title, $unit, p.from_day, p.to_day
from plan_item i
join plan p on p.id = i.plan_id
join unit_now u on u.unit_id = i.unit_id
where i.current and p.current and (u.key = $unit or u.owner_key = $unit)
  and p.from_day < cast($to as date) and p.to_day > cast($from as date)
  and u.unit_id in (select unit_id from seen($all, $mine))
order by p.from_day, u.ord, p.key, i.number;
