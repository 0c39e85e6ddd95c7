-- one row: the unit's links are as new as its plan and activities
update unit_state set linked = touched where unit_id = $unit;
