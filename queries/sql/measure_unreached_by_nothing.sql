-- one row per member nothing reached at all though the files that could show it cover the period
select *, 1 as weight from reach_state($unit, $from, $last, $until) where status = 'none'
