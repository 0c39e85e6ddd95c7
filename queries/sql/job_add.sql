-- one row: long work somebody asked for
insert into job
select coalesce(max(id), 0) + 1, $kind, $account, $viewer, $spec, $created, 'waiting', '', null, '', null, 0 from job
returning id;
