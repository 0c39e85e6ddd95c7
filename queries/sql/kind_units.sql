-- Kind units: one row of fact_unit is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar,
    level varchar, sector varchar, headcount integer, region varchar, type varchar, founded date, name varchar, parent_key varchar
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by name, parent_key, level, headcount, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.level, s.sector, s.headcount, s.region, s.type, s.founded, s.name, s.parent_key)
    is not distinct from
    row(f.level, f.sector, f.headcount, f.region, f.type, f.founded, f.name, f.parent_key) as same
from s left join fact_unit f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_unit (
    id, batch, source, row, part, unit_id, key, current, level, sector, headcount, region, type,
    founded, name, parent_key
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.level, s.sector,
    s.headcount, s.region, s.type, s.founded, s.name, s.parent_key
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, k.key;

-- section: retire
update fact_unit set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_unit where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_unit f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_unit f semi join hit using (unit_id, key);

-- section: promote
update fact_unit f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_unit f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_unit where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'units', f.unit_id, f.key, f.id, f.source, f.row, true from fact_unit f semi join rival r on r.id = f.batch
union
select s.batch, 'units', f.unit_id, f.key, f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_unit f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_unit f semi join (select unit_id, key from gone where kind = 'units') g using (unit_id, key)
)
select batch, 'units', unit_id, key from held
union
select r.batch, 'units', h.unit_id, h.key from restated r join held h on h.id = r.fact;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), f.key, cell(f.level), cell(f.sector), cell(f.headcount), cell(f.region), cell(f.type),
        cell(f.founded), cell(f.name), cell(f.parent_key)) as line
        from fact_unit f
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
