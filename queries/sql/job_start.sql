-- one row: the work, begun
update job set state = 'running', begun = coalesce(begun, 0) + 1, after_batch = coalesce(after_batch, (select coalesce(max(id), 0) from batch)) where id = $job;
