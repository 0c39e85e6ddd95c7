-- one row: an earlier batch this one is no revision of
insert into apart select $batch, $earlier where not exists (select 1 from apart where batch = $batch and other = $earlier);
