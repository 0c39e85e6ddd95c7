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

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_budget where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_budget f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_budget f semi join hit using (unit_id, key);

-- section: promote
update fact_budget f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_budget f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_budget where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'budget', f.unit_id, f.key, f.id, f.source, f.row, true from fact_budget f semi join rival r on r.id = f.batch
union
select s.batch, 'budget', f.unit_id, f.key, f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_budget f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_budget f semi join (select unit_id, key from gone where kind = 'budget') g using (unit_id, key)
)
select batch, 'budget', unit_id, key from held
union
select r.batch, 'budget', h.unit_id, h.key from restated r join held h on h.id = r.fact;

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
