-- one row per role the sign-ins of a table name
create or replace temp table cast_role as
select no, role from handed($ticket);
