-- one row per report due that some loaded table covers
select unit_id, month, kind as name, kind as words, 1 as weight from report_due($unit, $from, $last, $until) where received
