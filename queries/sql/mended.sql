-- one row per row of the table at hand that mends one the corrected file could not bring
create or replace temp table mended (row integer);
