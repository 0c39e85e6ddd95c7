-- one row per link of a unit's items and activities: the machine's, with the newest word of a person laid over it
with word as (
    select subject, object, kind
    from decision
    where unit_key = $unit and kind in ('confirm', 'reject', 'withdraw')
    qualify row_number() over (partition by subject, object order by id desc) = 1
), made as (
    select l.item_key, l.activity_key, l.score, l.state, l.why
    from link l
    join unit u on u.id = l.unit_id and u.key = $unit
)
select coalesce(m.item_key, w.subject) as item_key, coalesce(m.activity_key, w.object) as activity_key, coalesce(m.score, 1) as score,
    case w.kind when 'confirm' then 'confirmed' when 'reject' then 'rejected' else m.state end as state, coalesce(m.why, '') as why
from made m
full join (select * from word where kind <> 'withdraw') w on w.subject = m.item_key and w.object = m.activity_key
where $unit in (select a.unit_key from asked($unit, date '9999-12-31', $all, $mine) a)
order by 1, 2
