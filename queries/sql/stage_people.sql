-- one row per person a table mentions whom nobody mentioned before
create or replace temp table stage_person as
select no, unit_id, key, name, staff_no, grp, id_hash from handed($ticket);
