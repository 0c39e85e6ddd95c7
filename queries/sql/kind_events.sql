-- Kind events: one row of fact_event is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar, pkey varchar, person_id bigint,
    day date, class varchar, kind blob
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by pkey, class, kind, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.person_id, s.day, s.class, s.kind)
    is not distinct from
    row(f.person_id, f.day, f.class, f.kind) as same
from s left join fact_event f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_event (
    id, batch, source, row, part, unit_id, key, current, person_id, day, class, kind
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.person_id, s.day,
    s.class, s.kind
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.day, k.key;

-- section: retire
update fact_event set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: promote
update fact_event f set batch = r.batch, source = r.source, row = r.row, part = r.part
from promoted r where r.fact = f.id and f.batch = $batch;

-- section: revive
update fact_event f set current = coalesce(f.id = w.id, false)
from (
    select v.unit_id, v.key, max(v.id) filter (where not b.undone) as id
    from fact_event v
    join (select distinct unit_id, key from fact_event where batch = $batch) t using (unit_id, key)
    join batch b on b.id = v.batch
    group by v.unit_id, v.key
) w
where f.unit_id = w.unit_id and f.key = w.key and f.current is distinct from coalesce(f.id = w.id, false);

-- section: units
select distinct unit_id from fact_event where batch = $batch order by unit_id;

-- section: lines
select concat_ws(chr(31), u.key, p.key, cell(f.day), cell(f.class)) as line,
    f.kind, cast(null as blob), cast(null as blob)
from fact_event f
join unit u on u.id = f.unit_id
join person p on p.id = f.person_id
where f.current
order by line, f.key;
