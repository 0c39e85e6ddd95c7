-- one row: the work with the file it made
update job set result = $result, keep_until = $until where id = $job;
