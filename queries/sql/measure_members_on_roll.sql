-- one row per member on the roll on the last day of the period
select *, 1 as weight from contrib_member where on_roll(joined, left_day, status, $last, $last)
