-- Kind indicators: one row of fact_indicator is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar,
    as_of date, name varchar, value bigint, unit_of varchar, basis varchar, note varchar
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by unit_of, note, value, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.as_of, s.name, s.value, s.unit_of, s.basis, s.note)
    is not distinct from
    row(f.as_of, f.name, f.value, f.unit_of, f.basis, f.note) as same
from s left join fact_indicator f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_indicator (
    id, batch, source, row, part, unit_id, key, current, as_of, name, value, unit_of, basis, note
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.as_of, s.name, s.value,
    s.unit_of, s.basis, s.note
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.as_of, k.key;

-- section: retire
update fact_indicator set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: promote
update fact_indicator f set batch = r.batch, source = r.source, row = r.row, part = r.part
from promoted r where r.fact = f.id and f.batch = $batch;

-- section: revive
update fact_indicator f set current = coalesce(f.id = w.id, false)
from (
    select v.unit_id, v.key, max(v.id) filter (where not b.undone) as id
    from fact_indicator v
    join (select distinct unit_id, key from fact_indicator where batch = $batch) t using (unit_id, key)
    join batch b on b.id = v.batch
    group by v.unit_id, v.key
) w
where f.unit_id = w.unit_id and f.key = w.key and f.current is distinct from coalesce(f.id = w.id, false);

-- section: units
select distinct unit_id from fact_indicator where batch = $batch order by unit_id;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), f.key, cell(f.as_of), cell(f.name), cell(f.value), cell(f.unit_of), cell(f.basis),
        cell(f.note)) as line
        from fact_indicator f
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
