-- numerator: one row per payment; denominator: one row per member, weight: months of the period on the roll
select *, 'numerator' as role from contrib_paid
union all by name
select m.source, m.row, m.part, m.unit_id, m.person, m.grp, 'denominator' as role, count(*) as weight
from contrib_member m, lateral (select unnest(generate_series(date_trunc('month', $from::date), $last::date, interval 1 month)) as first_day) t
where on_roll(m.joined, m.left_day, m.status, least(last_day(t.first_day), $last::date), least(last_day(t.first_day), $last::date))
group by all
