-- one row: the data version, one higher
update setting set value = cast(cast(value as bigint) + 1 as varchar) where name = $name returning value;
