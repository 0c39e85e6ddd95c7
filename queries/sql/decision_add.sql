-- one row: what a person decided; rows are only ever added
insert into decision values (nextval('ids'), $at, $viewer, $unit, $kind, $subject, $object, $value, $reason);
