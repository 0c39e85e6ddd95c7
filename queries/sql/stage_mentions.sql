-- one row per activity the sign-ins of a table name
create or replace temp table stage_mention as
select no, unit_id, key, title, coalesce(folded, '') as folded, cast(day as date) as day from handed($ticket);
