-- one row per row of a file that names somebody of a name several members share, with the members it may mean: number, group, key, joined by chr(31) and chr(30)
with named as (
    select person_id, unit_id, source, row, part, day, 'participation' as kind, activity_id, '' as class, '' as words
    from fact_participation where current and present(role)
    union all
    select person_id, unit_id, source, row, part, day, 'visits', null, coalesce(class, ''), coalesce(label, '') from fact_visit where current
    union all
    select person_id, unit_id, source, row, part, day, 'events', null, coalesce(class, ''), coalesce(class, '') from fact_event where current
), meant as (
    select k.mention, string_agg(coalesce(p.staff_no, '') || chr(31) || coalesce(p.grp, '') || chr(31) || n.key || '/' || p.key, chr(30)
        order by n.key, p.staff_no, p.grp, p.key) as members
    from namesake k join person p on p.id = k.member join unit n on n.id = p.unit_id
    group by k.mention
)
select w.unit_key, k.key, coalesce(k.name, ''), n.kind, n.class, coalesce(f.words, n.words), n.day, s.file, s.sheet, s.number, n.row, n.part, m.members
from named n
join meant m on m.mention = n.person_id
join person k on k.id = n.person_id
join asked($unit, $last, $all, $mine) w on w.unit_id = n.unit_id
left join source s on s.id = n.source
left join activity_face f on f.activity_id = n.activity_id
where n.day is null or n.day between $from and $last and n.day <= coalesce($until::date, $last::date)
order by w.unit_key, k.name, k.key, n.day, s.file, s.sheet, s.number, n.row, n.part
