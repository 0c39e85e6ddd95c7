-- Kind proposals: one row of fact_proposal is one version of one key. Sections are run by import and undo.

-- section: stage
create or replace temp table stage (
    seq integer, row integer, part integer, unit_id bigint, base varchar, pkey varchar, person_id bigint,
    day date, title varchar, status varchar, class varchar
);

-- section: keyed
create or replace temp table keyed as
with s as (
    select *, base || case when n > 1 then '#' || n else '' end as key
    from (
        select *, row_number() over (
            partition by unit_id, base order by pkey, class, status, row, part
        ) as n
        from stage
    )
)
select s.seq, s.row, s.unit_id, s.key, f.id as old_id,
    f.id is not null and
    row(s.person_id, s.day, s.title, s.status, s.class)
    is not distinct from
    row(f.person_id, f.day, f.title, f.status, f.class) as same
from s left join fact_proposal f on f.current and f.unit_id = s.unit_id and f.key = s.key;

-- section: insert
insert into fact_proposal (
    id, batch, source, row, part, unit_id, key, current, person_id, day, title, status, class
)
select
    nextval('ids'), $batch, $source, s.row, s.part, s.unit_id, k.key, true, s.person_id, s.day,
    s.title, s.status, s.class
from stage s join keyed k using (seq)
where not k.same
order by s.unit_id, s.day, k.key;

-- section: retire
update fact_proposal set current = false
where id in (select old_id from keyed where not same and old_id is not null);

-- section: promote
update fact_proposal f set batch = r.batch, source = r.source, row = r.row, part = r.part
from promoted r where r.fact = f.id and f.batch = $batch;

-- section: revive
update fact_proposal f set current = coalesce(f.id = w.id, false)
from (
    select v.unit_id, v.key, max(v.id) filter (where not b.undone) as id
    from fact_proposal v
    join (select distinct unit_id, key from fact_proposal where batch = $batch) t using (unit_id, key)
    join batch b on b.id = v.batch
    group by v.unit_id, v.key
) w
where f.unit_id = w.unit_id and f.key = w.key and f.current is distinct from coalesce(f.id = w.id, false);

-- section: units
select distinct unit_id from fact_proposal where batch = $batch order by unit_id;

-- section: digest
select coalesce(sha256(string_agg(h, chr(10) order by h)), '') from (
    select concat_ws(chr(31), u.key, sha256(string_agg(f.line, chr(10) order by f.line))) as h
    from (
        select f.unit_id, concat_ws(chr(31), f.key, cell(p.key), cell(f.day), cell(f.title), cell(f.status), cell(f.class)) as line
        from fact_proposal f
        left join person p on p.id = f.person_id
        where f.current
    ) f
    join unit u on u.id = f.unit_id
    group by u.key
);
