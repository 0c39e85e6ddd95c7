-- one row: the batch, taken back
update batch set taken_back = true where id = $batch;
