-- one row: a text a unit keeps; rows are only ever added
insert into own_text values (nextval('ids'), $unit, $kind, $name, $at, $viewer, $inside, $body);
