-- one row per role the sign-ins of a table name; here: who has it was there
create or replace temp table cast_role as
select no, role, present(role) as here from handed($ticket);
