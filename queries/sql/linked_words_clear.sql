-- the links of the unit are made anew
delete from linked_words where unit_key = $unit;
