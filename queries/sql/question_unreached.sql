-- one row per member nothing reached by name, and per event nobody visited; incomplete: the kinds that do not cover the period
with months as (
    select strftime(t.day, '%Y-%m') as month
    from (select unnest(generate_series(date_trunc('month', $from::date), least($last::date, coalesce($until::date, $last::date)), interval 1 month)) as day) t
), gap as (
    select n.unit_id,
        bool_or(not exists (select 1 from signed_month s where s.month = m.month and (s.unit_id = n.unit_id or n.provisional and s.unit_id = n.parent_id))) as signs,
        bool_or(not exists (select 1 from covered_month c where c.kind = 'visits' and c.month = m.month and (c.unit_id = n.unit_id or n.provisional and c.unit_id = n.parent_id))) as visits
    from unit_now n cross join months m
    group by n.unit_id
)
select w.unit_key, r.grp, coalesce(p.staff_no, ''), p.name, case when r.status = 'mass' then 'not_by_name' else 'nothing' end as signal,
    '' as class, null::date as day, coalesce(g.signs, false) as lacks_signs, coalesce(g.visits, false) as lacks_visits
from reach_state($unit, $from, $last, $until) r
join asked($unit, $last, $all, $mine) w on w.unit_id = r.unit_id
join person p on p.id = r.person
left join gap g on g.unit_id = r.unit_id
where r.status <> 'name'
union all
select w.unit_key, e.grp, coalesce(p.staff_no, ''), coalesce(p.name, ''), 'event_not_visited', e.class, e.day, false,
    not exists (select 1 from covered_month c where c.unit_id = e.unit_id and c.kind = 'visits' and c.month = e.month)
from event_seen e
join asked($unit, $last, $all, $mine) w on w.unit_id = e.unit_id
left join person p on p.id = e.person
where not e.visited and e.day >= $from and e.day <= $last and e.day <= coalesce($until::date, $last::date)
order by 5, 1, 2, 4, 3, 7
