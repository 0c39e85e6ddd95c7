-- one row: how many standing batches brought these very bytes
select count(*) from batch where original = $original and not undone;
