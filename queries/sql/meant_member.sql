-- one row: whether a member with this key stands on the roll of the unit or of one below
select exists (
    select 1 from fact_member m
    join unit n on n.id = m.unit_id
    join unit_under w on w.unit_id = n.id and w.above_key = $unit
    where m.current and n.key = $home and m.key = $member
);
