-- one row: the batch, undone
update batch set undone = true where id = $batch;
