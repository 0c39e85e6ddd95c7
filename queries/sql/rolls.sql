-- one row per unit whose roll the batch changes
create or replace temp table rolls (unit_id bigint);
