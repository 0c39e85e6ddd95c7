-- one row: an account that was not there
insert into account values (nextval('ids'), $name, $role, $units, $names, $password, $created, false);
