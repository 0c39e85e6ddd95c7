-- no link of the unit stays
delete from link where unit_id = $unit;
