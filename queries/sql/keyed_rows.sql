-- one row: of the rows of the table that were not rejected, how many have a new or changed record and how many none
select count(*) filter (where loaded), count(*) filter (where not loaded)
from (select row, bool_or(not same) as loaded from keyed anti join stage_rejected using (row) group by row);
