-- one row per batch to compare
create or replace temp table rival (id bigint);
