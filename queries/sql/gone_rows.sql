-- one row per row of a file that would go, in the order of the file, as far as they are listed
with face as (
    select g.kind, g.fact, null::bigint as person_id, null::date as day, f.name as words, '' as class, null::bigint as amount
    from gone g join fact_unit f on f.id = g.fact where g.kind = 'units'
    union all
    select g.kind, g.fact, f.person_id, null, '', '', null from gone g join fact_member f on f.id = g.fact where g.kind = 'members'
    union all
    select g.kind, g.fact, null, f.start_day, f.title, '', null from gone g join fact_activity f on f.id = g.fact where g.kind = 'activities'
    union all
    select g.kind, g.fact, f.person_id, f.day, a.title, '', null
    from gone g join fact_participation f on f.id = g.fact join activity a on a.id = f.activity_id where g.kind = 'participation'
    union all
    select g.kind, g.fact, f.person_id, f.day, coalesce(f.label, ''), coalesce(f.class, ''), coalesce(f.amount, 0) + coalesce(f.goods, 0)
    from gone g join fact_visit f on f.id = g.fact where g.kind = 'visits'
    union all
    select g.kind, g.fact, f.person_id, f.day, coalesce(f.class, ''), coalesce(f.class, ''), null from gone g join fact_event f on f.id = g.fact where g.kind = 'events'
    union all
    select g.kind, g.fact, null, f.day, coalesce(f.summary, f.subject), '', f.amount from gone g join fact_spending f on f.id = g.fact where g.kind = 'spending'
    union all
    select g.kind, g.fact, null, f.day, coalesce(f.summary, f.subject), '', f.amount from gone g join fact_income f on f.id = g.fact where g.kind = 'income'
    union all
    select g.kind, g.fact, null, null, f.subject, '', f.amount from gone g join fact_budget f on f.id = g.fact where g.kind = 'budget'
    union all
    select g.kind, g.fact, f.person_id, f.day, f.title, '', null from gone g join fact_proposal f on f.id = g.fact where g.kind = 'proposals'
    union all
    select g.kind, g.fact, null, f.day, f.title, '', null from gone g join fact_honor f on f.id = g.fact where g.kind = 'honors'
    union all
    select g.kind, g.fact, null, f.as_of, f.name, '', null from gone g join fact_indicator f on f.id = g.fact where g.kind = 'indicators'
)
select s.file, s.sheet, s.number, g.row, w.kind, coalesce(p.name, ''), w.day, coalesce(w.words, ''), w.class, coalesce(w.amount, 0)
from gone g
join face w on w.fact = g.fact
join source s on s.id = g.source
left join person p on p.id = w.person_id
qualify row_number() over (partition by g.source, g.row order by w.kind, g.fact) = 1
order by s.id, g.row
limit $most;
