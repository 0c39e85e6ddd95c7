-- one row: whether a unit the table has sign-ins of has some already
select exists (from fact_participation f semi join cast_naming n on n.unit_id = f.unit_id where f.current);
