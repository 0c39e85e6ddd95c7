-- one row per row of the table: whether any of its records is new or changed
select row, bool_or(not same) as loaded from keyed group by row order by row;
