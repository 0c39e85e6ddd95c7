-- numerator: one row per payment; denominator: one row per member, weight: months of the period on the roll; both of the units the figure speaks for.
-- aside: one row per other unit with members, payments or nobody below it. A unit at the bottom needs a roll that is no fraction of its stated workers,
-- and a file that tells of money; what one above paid was paid for all below it, so it is left out where one of those is
with mine as (
    select n.unit_id, n.owner_id
    from under((select owner_key from unit_now where key = $unit), $last) w join unit_now n on n.unit_id = w.unit_id
), paid as (
    select p.*, u.owner_id as home from contrib_paid p join mine u on u.unit_id = p.unit_id where p.at_day between $from and $last
), roll as (
    select m.*, u.owner_id as home
    from contrib_member m
    join mine u on u.unit_id = m.unit_id
    where on_roll(m.joined, m.left_day, m.status, $from, $last) and coalesce(m.known_from, $last) <= $last
), money as (
    select home from paid
    union
    select u.owner_id from coverage_now c join mine u on u.unit_id = c.unit_id
    where c.kind in ('spending', 'activities', 'visits') and c.from_day <= $last and c.to_day > $from
), home as (
    select n.unit_id as home, coalesce(n.headcount, 0) as workers, coalesce(r.members, 0) as members, p.home is not null as paid,
        not exists (select 1 from unit_now b where b.parent_id = n.unit_id and b.owner_id = b.unit_id) as bottom
    from unit_now n
    left join (select home, count(distinct person) as members from roll group by home) r on r.home = n.unit_id
    left join money p on p.home = n.unit_id
    where n.owner_id = n.unit_id and n.unit_id in (select owner_id from mine)
), told as (
    select h.home, below.members, h.members > 0 or h.paid or h.bottom as matters,
        below.whole and 2 * below.members >= h.workers and (h.paid or h.members = 0) as counts
    from home h
    join (
        select u.above_id as home, sum(b.members) as members,
            bool_and(not b.bottom or b.members > 0 and b.paid and 2 * b.members >= b.workers) as whole
        from unit_under u join home b on b.home = u.unit_id
        group by u.above_id
    ) below on below.home = h.home
)
select p.*, 'numerator' as role from paid p semi join told t on t.home = p.home and t.counts
union all by name
select m.source, m.row, m.part, m.unit_id, m.person, m.grp, m.home, 'denominator' as role, count(*) as weight
from roll m
semi join told t on t.home = m.home and t.counts
cross join (select unnest(generate_series(date_trunc('month', $from::date), $last::date, interval 1 month)) as first_day) t
where on_roll(m.joined, m.left_day, m.status, least(last_day(t.first_day), $last::date), least(last_day(t.first_day), $last::date))
group by all
union all by name
select home as unit_id, home, 'aside' as role, 1 as weight from told where matters and not counts
