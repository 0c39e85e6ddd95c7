-- one row: whether the batch is undone
select undone from batch where id = $batch;
