-- one row per row of a file a person said of who is meant, as it stands now, or that stands so still after they took it back: the mention its person must be
create or replace temp table said_row as
with said as (
    select u.id as unit_id, split_part(d.subject, ' ', 1) as kind, substr(d.subject, strpos(d.subject, ' ') + 1) as key, arg_max(d.object, d.id) as object
    from (select id, unit_key, meant_subject(subject) as subject, object from decision where kind = 'meant' and contains(subject, ' ')) d
    join unit u on u.key = d.unit_key group by all
), fact as (
    select 'participation' as kind, id, unit_id, cast(key as varchar) as key, person_id from fact_participation where current
    union all select 'visits', id, unit_id, key, person_id from fact_visit where current
    union all select 'events', id, unit_id, key, person_id from fact_event where current
    union all select 'proposals', id, unit_id, key, person_id from fact_proposal where current
)
select f.kind, f.id, coalesce(p.said_as, p.id) as said_as, nullif(s.object, '?') as object
from fact f
join person p on p.id = f.person_id
left join said s on s.kind = f.kind and s.unit_id = f.unit_id and s.key = f.key
where s.key is not null or p.said_as is not null;
