-- one row: the batch just begun
insert into batch values ($id, $file, '', $received, $viewer, false, 0, 0, 0, 0, false);
