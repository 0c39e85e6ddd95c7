-- one row per activity the sign-ins of a table name
create or replace temp table stage_mention (no integer, unit_id bigint, key varchar, title varchar, folded varchar, day date);
