-- one row per row of a file that names somebody nobody can place, with the members it may mean: number, group, key, name, joined by chr(31) and chr(30)
with named as (
    select person_id, unit_id, cast(key as varchar) as key, source, row, part, day, 'participation' as kind, activity_id, '' as class, '' as words
    from fact_participation where current and present(role)
    union all
    select person_id, unit_id, key, source, row, part, day, 'visits', null, coalesce(class, ''), coalesce(label, '') from fact_visit where current
    union all
    select person_id, unit_id, key, source, row, part, day, 'events', null, coalesce(class, ''), coalesce(class, '') from fact_event where current
    union all
    select person_id, unit_id, key, source, row, part, day, 'proposals', null, '', coalesce(title, '') from fact_proposal where current
), home as (
    select m.person_id, n.key || '/' || min(m.key) as key from fact_member m join unit n on n.id = m.unit_id
    where m.current and m.person_id in (select member from namesake) group by m.person_id, n.key
), meant as (
    select k.mention, string_agg(coalesce(p.staff_no, '') || chr(31) || coalesce(p.grp, '') || chr(31) || h.key || chr(31) || p.name, chr(30)
        order by h.key, p.staff_no, p.grp, p.key) as members
    from namesake k join person p on p.id = k.member join home h on h.person_id = p.id
    group by k.mention
)
select w.unit_key, k.key, k.said_as is null as alike, coalesce(k.name, ''), coalesce(k.grp, ''), n.kind, n.class, coalesce(f.words, n.words), n.kind || ' ' || n.key, n.day,
    s.file, s.sheet, s.number, n.row, n.part, m.members
from named n
join meant m on m.mention = n.person_id
join person k on k.id = n.person_id
join asked($unit, $last, $all, $mine) w on w.unit_id = n.unit_id
left join source s on s.id = n.source
left join activity_face f on f.activity_id = n.activity_id
where n.day is null or n.day between $from and $last and n.day <= coalesce($until::date, $last::date)
order by w.unit_key, k.name, k.key, n.day, s.file, s.sheet, s.number, n.row, n.part
