-- one row per member on the roll in the period; status: how far anything reached the member (name, mass, none, unknown)
select *, 1 as weight from reach_state($unit, $from, $last, $until)
