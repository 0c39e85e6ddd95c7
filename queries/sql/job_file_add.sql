-- one row: a file handed in with long work
insert into job_file values ($job, $ord, $name, $original, $hint, false, null, null);
