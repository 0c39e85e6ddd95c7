-- one row: work broken off because the program closed in good order: that beginning does not count
update job set begun = begun - 1 where id = $job and begun > 0;
