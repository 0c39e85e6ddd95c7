-- one row per key that would go and batch that says something of it
create or replace temp table holder (batch bigint, kind varchar, unit_id bigint, key varchar);
