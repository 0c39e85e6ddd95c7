-- one row: a version counter
select cast(value as bigint) from setting where name = $name;
