-- Kind participation: one row of fact_participation is one version of one key. Sections are run by import and undo.
-- Its ids are not drawn one by one: they are those of the source, counted through its rows in the order they are written.

-- section: fresh
insert into fact_participation (
    id, batch, source, row, part, unit_id, key, current, person_id, mention_id, activity_id, day, role, minutes
)
select
    (cast($source as bigint) << 32) + h.nth, $batch, $source, h.place >> 20, h.place & 1048575, n.unit_id, h.key, true, p.id, n.id, n.activity_id, n.day, r.role,
    nullif((h.said & 4294967295) - 1, -1)
from (select * from handed($ticket)) h
join cast_naming n on n.no = h.who & 4294967295
join cast_person p on p.no = h.who >> 32
join cast_role r on r.no = h.said >> 32;

-- section: keyed
create or replace temp table keyed as
with s as (
    select h.nth, cast(h.place >> 20 as integer) as row, cast(h.place & 1048575 as integer) as part, n.unit_id, h.key, p.id as person_id, n.id as mention_id,
        n.activity_id, n.day, r.role, cast(nullif((h.said & 4294967295) - 1, -1) as integer) as minutes
    from (select * from handed($ticket)) h
    join cast_naming n on n.no = h.who & 4294967295
    join cast_person p on p.no = h.who >> 32
    join cast_role r on r.no = h.said >> 32
)
select s.*, f.id as old_id,
    f.id is not null and
    row(s.person_id, s.mention_id, s.day, s.role, s.minutes)
    is not distinct from
    row(f.person_id, f.mention_id, f.day, f.role, f.minutes) as same
from s left join fact_participation f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_participation (
    id, batch, source, row, part, unit_id, key, current, person_id, mention_id, activity_id, day, role, minutes
)
select
    (cast($source as bigint) << 32) + nth, $batch, $source, row, part, unit_id, key, true, person_id, mention_id, activity_id, day, role, minutes
from keyed
where not same
order by nth;

-- section: restated
insert into restated
select $batch, $source, row, part, old_id from keyed where same;

-- section: retire
update fact_participation set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: moved
create or replace temp table moved as
with hit as (
    select unit_id, key from fact_participation where batch in (select id from flipped)
    union
    select f.unit_id, f.key from fact_participation f semi join (select r.fact from restated r semi join flipped l on l.id = r.batch) r on r.fact = f.id
)
select f.id, f.unit_id, f.key, f.batch, f.source, f.row, f.part from fact_participation f semi join hit using (unit_id, key);

-- section: promote
update fact_participation f set batch = s.batch, source = s.source, row = s.row, part = s.part
from stands s where s.fact = f.id and f.source <> s.source;

-- section: revive
update fact_participation f set current = n.current from newest n where n.id = f.id and f.current is distinct from n.current;

-- section: units
select distinct unit_id from fact_participation where batch = $batch order by unit_id;

-- section: claims
insert into claim
select f.batch, 'participation', f.unit_id, cast(f.key as varchar), f.id, f.source, f.row, true from fact_participation f semi join rival r on r.id = f.batch
union
select s.batch, 'participation', f.unit_id, cast(f.key as varchar), f.id, s.source, s.row, false
from (select r.* from restated r semi join rival l on l.id = r.batch) s join fact_participation f on f.id = s.fact;

-- section: holders
insert into holder
with held as (
    select f.id, f.batch, f.unit_id, f.key from fact_participation f semi join (select unit_id, cast(key as bigint) as key from gone where kind = 'participation') g using (unit_id, key)
)
select batch, 'participation', unit_id, cast(key as varchar) from held
union
select r.batch, 'participation', h.unit_id, cast(h.key as varchar) from restated r join held h on h.id = r.fact;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), a.key, p.key, cell(f.day), cell(f.role), cell(f.minutes)) as line
        from fact_participation f
        join activity a on a.id = f.activity_id
        join person p on p.id = f.person_id
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
