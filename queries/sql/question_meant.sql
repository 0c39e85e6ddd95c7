-- one row per word of a person on who is meant, newest first: of all rows alike or of one, whom (a member, or nobody), and how many rows there are of it now
with said as (
    select unit_key, meant_subject(subject) as subject, arg_max(object, id) as object, arg_max(viewer, id) as viewer, arg_max("at", id) as said_at, max(id) as id
    from decision where kind = 'meant' group by all
), fact as (
    select 'participation' as kind, unit_id, cast(key as varchar) as key, person_id, source, row from fact_participation where current
    union all select 'visits', unit_id, key, person_id, source, row from fact_visit where current
    union all select 'events', unit_id, key, person_id, source, row from fact_event where current
    union all select 'proposals', unit_id, key, person_id, source, row from fact_proposal where current
), rows_of as (
    select s.id, count(f.key) as rows, min(p.name) as name, min(p.grp) as grp, '' as file, 0 as row
    from said s join unit u on u.key = s.unit_key join person p on p.unit_id = u.id and p.key = s.subject
    left join fact f on f.person_id = p.id
    group by s.id
    union all
    select s.id, count(*), min(p.name), min(p.grp), min(o.file), min(f.row)
    from said s join unit u on u.key = s.unit_key
    join fact f on f.unit_id = u.id and s.subject = f.kind || ' ' || f.key
    join person p on p.id = f.person_id left join source o on o.id = f.source
    group by s.id
)
select s.unit_key, s.subject, s.object, s.viewer, s.said_at, coalesce(r.name, ''), coalesce(r.grp, ''), coalesce(r.rows, 0), coalesce(r.file, ''), coalesce(r.row, 0),
    coalesce(p.name, ''), coalesce(p.staff_no, ''), coalesce(p.grp, '')
from said s
join unit u on u.key = s.unit_key
join asked($unit, $last, $all, $mine) w on w.unit_id = u.id
left join rows_of r on r.id = s.id
left join unit h on h.key = split_part(s.object, '/', 1)
left join fact_member m on m.current and m.unit_id = h.id and m.key = substr(s.object, strpos(s.object, '/') + 1)
left join person p on p.id = m.person_id
where s.object <> '?'
order by s.id desc
