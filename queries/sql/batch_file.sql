-- one row: the name of a batch's file
select file from batch where id = $batch;
