-- one row per person a table mentions
create or replace temp table stage_person (no integer, unit_id bigint, key varchar, name varchar, staff_no varchar, grp varchar, id_hash varchar);
