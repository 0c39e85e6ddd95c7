-- one row: a table or plan of a file
insert into source values ($id, $batch, $file, $sheet, $number, $kind, $unit, $columns);
