-- no row: every column a contributing row may have, so that any measure can be narrowed by any of them
create or replace view contribution_blank as
select
    null::bigint as source, null::integer as row, null::integer as part, null::bigint as unit_id, null::bigint as record_unit,
    null::date as at_day, null::date as day, null::bigint as weight, null::boolean as approx, null::bigint as person,
    null::varchar as words, null::varchar as role, null::varchar as basis, null::varchar as unit_of,
    null::varchar as activity, null::varchar as title, null::varchar as theme, null::varchar as category,
    null::varchar as festival, null::varchar as month, null::varchar as label, null::varchar as class,
    null::varchar as subject, null::varchar as status, null::varchar as level, null::varchar as grp,
    null::varchar as rowkey, null::varchar as name, null::varchar as gender
where false;
