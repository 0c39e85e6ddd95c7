-- one row per job whose file is still kept
select id from job where result <> '' and keep_until > $now order by id;
