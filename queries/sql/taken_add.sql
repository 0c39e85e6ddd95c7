-- one row: what a table brought when it came in
insert into taken values ($batch, $source, $loaded, $unchanged);
