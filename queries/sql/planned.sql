-- one row per unit whose plans or activities the batch changes
create or replace temp table planned (unit_id bigint);
