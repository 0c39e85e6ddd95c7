-- one row: how the file of a batch was to be read; none for a batch of before it was kept
select said from asked where batch = $batch;
