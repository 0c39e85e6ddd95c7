-- Kind spending: one row of fact_spending is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar,
    day date, voucher varchar, subject varchar, summary varchar, amount bigint, activity varchar, festival varchar, payee varchar, note varchar
);

-- section: keyed
create or replace temp table keyed as
with several as (
    select unit_id, base from stage group by all having count(*) > 1 or $beside <> 0
    union
    select unit_id, regexp_replace(key, '#[0-9]+$', '') from fact_spending
    where contains(key, '#') or batch = $batch or id in (select fact from restated where batch = $batch)
), mine as (
    select s.seq, s.unit_id, s.base, row(s.day, s.voucher, s.subject, s.summary, s.amount, s.activity, s.festival, s.payee, s.note) as line, s.summary as mark, m.row is not null as mended,
        row_number() over (partition by s.unit_id, s.base order by subject, summary, day, payee, note, activity, amount, s.row, part) as n
    from stage s semi join several using (unit_id, base) left join mended m on m.row = s.row
), theirs as (
    select f.*, b.base, coalesce(try_cast(regexp_extract(f.key, '#([0-9]+)$', 1) as integer), 1) as n, row(f.day, f.voucher, f.subject, f.summary, f.amount, f.activity, f.festival, f.payee, f.note) as line, f.summary as mark,
        f.batch = $batch or f.id in (select fact from restated where batch = $batch) as own,
        f.batch = $beside or f.id in (select fact from restated where batch = $beside) as first
    from fact_spending f join (select distinct unit_id, base from mine) b on b.unit_id = f.unit_id and b.base = regexp_replace(f.key, '#[0-9]+$', '')
), -- shared: lines
select s.seq, s.row, s.unit_id, k.key, f.id as old_id,
    f.id is not null and row(s.day, s.voucher, s.subject, s.summary, s.amount, s.activity, s.festival, s.payee, s.note) is not distinct from row(f.day, f.voucher, f.subject, f.summary, f.amount, f.activity, f.festival, f.payee, f.note) as same
from stage s join told k using (seq) left join fact_spending f on f.current and f.unit_id = s.unit_id and f.key = k.key;

-- section: insert
insert into fact_spending (
    id, batch, source, row, part, unit_id, key, current, day, voucher, subject, summary, amount,
    activity, festival, payee, note
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.day, s.voucher,
    s.subject, s.summary, s.amount, s.activity, s.festival, s.payee, s.note
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.day, k.key;

-- section: retire
update fact_spending set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_spending where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_spending f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_spending f semi join hit using (unit_id, key);

-- section: promote
update fact_spending f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_spending f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_spending where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'spending', f.unit_id, f.key, f.id, f.source, f.row, true from fact_spending f semi join rival r on r.id = f.batch
union
select s.batch, 'spending', f.unit_id, f.key, f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_spending f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_spending f semi join (select unit_id, key from gone where kind = 'spending') g using (unit_id, key)
)
select batch, 'spending', unit_id, key from held
union
select r.batch, 'spending', h.unit_id, h.key from restated r join held h on h.id = r.fact;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), regexp_replace(f.key, '#[0-9]+$', ''), cell(f.day), cell(f.voucher), cell(f.subject), cell(f.summary), cell(f.amount),
        cell(f.activity), cell(f.festival), cell(f.payee), cell(f.note)) as line
        from fact_spending f
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
