-- one row: whether the batch was taken back, and whether it does not count
select taken_back, undone from batch where id = $batch;
