-- Kind activities: one row of fact_activity is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar,
    code varchar, title varchar, folded varchar, category varchar, theme varchar, festival varchar, start_day date, end_day date, place varchar, organiser varchar, headcount integer, approx boolean, spend bigint, plan_ref varchar, note varchar
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by folded, start_day, end_day, place, organiser, category, plan_ref, note, headcount, spend, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.code, s.title, s.category, s.theme, s.festival, s.start_day, s.end_day, s.place, s.organiser, s.headcount, s.approx, s.spend, s.plan_ref, s.note)
    is not distinct from
    row(f.code, f.title, f.category, f.theme, f.festival, f.start_day, f.end_day, f.place, f.organiser, f.headcount, f.approx, f.spend, f.plan_ref, f.note) as same
from s left join fact_activity f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_activity (
    id, batch, source, row, part, unit_id, key, current, activity_id, code, title, folded, category,
    theme, festival, start_day, end_day, place, organiser, headcount, approx, spend, plan_ref, note
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, a.id, s.code, s.title,
    s.folded, s.category, s.theme, s.festival, s.start_day, s.end_day, s.place, s.organiser,
    s.headcount, s.approx, s.spend, s.plan_ref, s.note
from stage s join keyed k using (seq)
join activity a on a.unit_id = k.unit_id and a.key = k.key
where not k.same
order by s.unit_id, s.start_day, k.key;

-- section: retire
update fact_activity set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_activity where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_activity f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_activity f semi join hit using (unit_id, key);

-- section: promote
update fact_activity f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_activity f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_activity where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'activities', f.unit_id, f.key, f.id, f.source, f.row, true from fact_activity f semi join rival r on r.id = f.batch
union
select s.batch, 'activities', f.unit_id, f.key, f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_activity f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_activity f semi join (select unit_id, key from gone where kind = 'activities') g using (unit_id, key)
)
select batch, 'activities', unit_id, key from held
union
select r.batch, 'activities', h.unit_id, h.key from restated r join held h on h.id = r.fact;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), f.key, cell(f.code), cell(f.title), cell(f.category), cell(f.theme), cell(f.festival),
        cell(f.start_day), cell(f.end_day), cell(f.place), cell(f.organiser), cell(f.headcount),
        cell(f.approx), cell(f.spend), cell(f.plan_ref), cell(f.note)) as line
        from fact_activity f
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
