-- one row per key a compared batch says something of, by the row that says it; own: with a version of its own
create or replace temp table claim (
    batch bigint, kind varchar, unit_id bigint, key varchar, fact bigint, source bigint, row integer, own boolean
);
