-- one row per member nothing reached by name, and per event nobody visited; lacks: the kinds that do not cover the period; which: signs or visits name somebody, and nobody can say who of that name
with shown as (
    select * from files_show($from::date, least($last::date, coalesce($until::date, $last::date)))
)
select w.unit_key, r.grp, coalesce(p.staff_no, ''), p.name, case when r.massed then 'not_by_name' else 'nothing' end as signal,
    '' as class, null::date as day, not (f.attends and f.signs) as lacks_signs, not f.visits as lacks_visits,
    case when r.maybe_named or r.maybe_massed and not r.massed then r.which else '' end as which
from reach_state($unit, $from, $last, $until) r
join asked($unit, $last, $all, $mine) w on w.unit_id = r.unit_id
join person p on p.id = r.person
join shown f on f.unit_id = r.unit_id
where not r.named
union all
select w.unit_key, e.grp, coalesce(p.staff_no, ''), coalesce(p.name, ''), 'event_not_visited', e.class, e.day, false,
    not exists (select 1 from covered_month c where c.unit_id = e.unit_id and c.kind = 'visits' and c.month = e.month),
    case when e.unclear then 'visits' else '' end
from event_seen(least($last::date, coalesce($until::date, $last::date))) e
join asked($unit, $last, $all, $mine) w on w.unit_id = e.unit_id
left join person p on p.id = e.person
where not e.visited and e.day >= $from and e.day <= $last and e.day <= coalesce($until::date, $last::date)
order by 5, 1, 2, 4, 3, 7
