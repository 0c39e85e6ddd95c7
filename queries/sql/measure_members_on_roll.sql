-- one row per member on the roll on the last day of the period, if the roll speaks for that day
select *, 1 as weight from contrib_member where on_roll(joined, left_day, status, $last, $last) and coalesce(known_from, $last) <= $last
