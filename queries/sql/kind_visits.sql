-- Kind visits: one row of fact_visit is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar, pkey varchar, person_id bigint,
    day date, label varchar, class varchar, festival varchar, amount bigint, goods bigint, form varchar, signed varchar, visitor blob, reason blob, note blob
);

-- section: keyed
create or replace temp table keyed as
with several as (
    select unit_id, base from stage group by all having count(*) > 1 or $beside <> 0
    union
    select unit_id, regexp_replace(key, '#[0-9]+$', '') from fact_visit
    where contains(key, '#') or batch = $batch or id in (select fact from restated where batch = $batch)
), mine as (
    select s.seq, s.unit_id, s.base, row(s.person_id, s.day, s.label, s.class, s.festival, s.amount, s.goods, s.form, s.signed, s.visitor, s.reason, s.note) as line, s.form as mark, m.row is not null as mended,
        row_number() over (partition by s.unit_id, s.base order by label, form, festival, pkey, amount, goods, signed, visitor, reason, note, s.row, part) as n
    from stage s semi join several using (unit_id, base) left join mended m on m.row = s.row
), theirs as (
    select f.*, b.base, coalesce(try_cast(regexp_extract(f.key, '#([0-9]+)$', 1) as integer), 1) as n, row(f.person_id, f.day, f.label, f.class, f.festival, f.amount, f.goods, f.form, f.signed, f.visitor, f.reason, f.note) as line, f.form as mark,
        f.batch = $batch or f.id in (select fact from restated where batch = $batch) as own,
        f.batch = $beside or f.id in (select fact from restated where batch = $beside) as first
    from fact_visit f join (select distinct unit_id, base from mine) b on b.unit_id = f.unit_id and b.base = regexp_replace(f.key, '#[0-9]+$', '')
), -- shared: lines
select s.seq, s.row, s.unit_id, k.key, f.id as old_id,
    f.id is not null and row(s.person_id, s.day, s.label, s.class, s.festival, s.amount, s.goods, s.form, s.signed, s.visitor, s.reason, s.note) is not distinct from row(f.person_id, f.day, f.label, f.class, f.festival, f.amount, f.goods, f.form, f.signed, f.visitor, f.reason, f.note) as same
from stage s join told k using (seq) left join fact_visit f on f.current and f.unit_id = s.unit_id and f.key = k.key;

-- section: insert
insert into fact_visit (
    id, batch, source, row, part, unit_id, key, current, person_id, day, label, class, festival,
    amount, goods, form, signed, visitor, reason, note
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.person_id, s.day,
    s.label, s.class, s.festival, s.amount, s.goods, s.form, s.signed, s.visitor, s.reason, s.note
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.day, k.key;

-- section: retire
update fact_visit set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_visit where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_visit f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_visit f semi join hit using (unit_id, key);

-- section: promote
update fact_visit f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_visit f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_visit where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'visits', f.unit_id, f.key, f.id, f.source, f.row, true from fact_visit f semi join rival r on r.id = f.batch
union
select s.batch, 'visits', f.unit_id, f.key, f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_visit f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_visit f semi join (select unit_id, key from gone where kind = 'visits') g using (unit_id, key)
)
select batch, 'visits', unit_id, key from held
union
select r.batch, 'visits', h.unit_id, h.key from restated r join held h on h.id = r.fact;

-- section: lines
select concat_ws(chr(31), u.key, p.key, cell(f.day), cell(f.label), cell(f.class), cell(f.festival), cell(f.amount), cell(f.goods), cell(f.form), cell(f.signed)) as line,
    f.visitor, f.reason, f.note
from fact_visit f
join unit u on u.id = f.unit_id
join person p on p.id = f.person_id
where f.current
order by line, f.key;
