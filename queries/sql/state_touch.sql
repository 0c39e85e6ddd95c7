-- one row per unit whose links may have changed: plans and activities count for the units above too
update unit_state set touched = $version
where unit_id in (select u.above_id from unit_under u semi join planned p on p.unit_id = u.unit_id);
