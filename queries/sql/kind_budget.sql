-- Kind budget: one row of fact_budget is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar,
    year integer, subject varchar, amount bigint, adjusted bigint, scheme varchar
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by scheme, amount, adjusted, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.year, s.subject, s.amount, s.adjusted, s.scheme)
    is not distinct from
    row(f.year, f.subject, f.amount, f.adjusted, f.scheme) as same
from s left join fact_budget f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_budget (
    id, batch, source, row, part, unit_id, key, current, year, subject, amount, adjusted, scheme
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.year, s.subject,
    s.amount, s.adjusted, s.scheme
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.year, k.key;

-- section: retire
update fact_budget set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: promote
update fact_budget f set batch = r.batch, source = r.source, row = r.row, part = r.part
from promoted r where r.fact = f.id and f.batch = $batch;

-- section: revive
update fact_budget f set current = coalesce(f.id = w.id, false)
from (
    select v.unit_id, v.key, max(v.id) filter (where not b.undone) as id
    from fact_budget v
    join (select distinct unit_id, key from fact_budget where batch = $batch) t using (unit_id, key)
    join batch b on b.id = v.batch
    group by v.unit_id, v.key
) w
where f.unit_id = w.unit_id and f.key = w.key and f.current is distinct from coalesce(f.id = w.id, false);

-- section: units
select distinct unit_id from fact_budget where batch = $batch order by unit_id;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), f.key, cell(f.year), cell(f.subject), cell(f.amount), cell(f.adjusted), cell(f.scheme)) as line
        from fact_budget f
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
