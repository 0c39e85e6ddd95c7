-- no row: the columns every measure is tallied by, for measures whose rows lack some of them
create or replace view contribution_blank as
select
    null::bigint as source, null::integer as row, null::integer as part, null::bigint as unit_id, null::bigint as record_unit,
    null::date as at_day, null::date as day, null::bigint as weight, null::boolean as approx, null::bigint as person,
    null::varchar as words, null::varchar as role, null::varchar as basis, null::varchar as unit_of, null::varchar as class,
    null::varchar as month, null::varchar as name, null::bigint as home,
    null::varchar as label, null::boolean as doubtful, null::varchar as cluster
where false;
