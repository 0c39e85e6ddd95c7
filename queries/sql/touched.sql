-- one row per unit the batch touches
create or replace temp table touched (unit_id bigint);
