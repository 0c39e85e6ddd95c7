-- one row: the work, at its end
update job set state = $state, message = $message where id = $job;
