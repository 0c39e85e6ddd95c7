-- one row: the batch with its counts
update batch set rows_read = $read, rows_loaded = $loaded, rows_rejected = $rejected, rows_skipped = $skipped where id = $id;
