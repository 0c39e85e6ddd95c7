-- one row per member nothing reached by name though the files that could show it cover the period
select *, 1 as weight from reach_state($unit, $from, $last, $until) where complete and status in ('mass', 'none')
