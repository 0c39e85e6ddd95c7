-- one row: a migration just applied
insert into migration values ($name);
