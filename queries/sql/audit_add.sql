-- one row: what somebody did; rows are only ever added
insert into audit values ($at, $viewer, $action, $object, $detail);
