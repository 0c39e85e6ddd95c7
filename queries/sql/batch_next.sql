-- one row: the number of the next batch, counted up so that people can type it
select coalesce(max(id), 0) + 1 as id from batch;
