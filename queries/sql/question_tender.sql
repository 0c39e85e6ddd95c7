-- one row per visit or event of a sensitive class from one day to another, with its unit; side: whether an event was visited by the last day.
-- other: one row per unit, quarter and side with visits or events that are of none
with happened as (
    select unit_id, day, class, label, festival, '' as side, coalesce(person, -(1000000 * source + row)) as person
    from contrib_visit where not $events
    union all
    select unit_id, day, class, '', '', case when visited then 'visited' else 'not' end, coalesce(person, -(1000000 * source + row))
    from event_seen($last) where $events
), told as (
    select u.key, h.* exclude (unit_id), h.class not in ('生病住院', '困难', '丧事', '家庭纠纷', '思想波动') as other
    from happened h join unit u on u.id = h.unit_id
    where h.day between $from and $last
)
select key, day, class, label, festival, side, person, other from told where not other
union all
select distinct key, date_trunc('quarter', day), '', '', '', side, 0, true from told where other
order by 1, 2, 3, 4, 5, 6, 7, 8
