-- one row per rejected row of the table
create or replace temp table stage_rejected (row integer);
