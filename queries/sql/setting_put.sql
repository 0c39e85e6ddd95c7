-- one row: a setting that was not there
insert into setting select $name, $value where not exists (select 1 from setting where name = $name);
