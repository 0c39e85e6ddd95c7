-- one row per report due: unit x month x kind
select unit_id, month, kind as name, kind as words, 1 as weight from report_due($unit, $from, $last, $until)
