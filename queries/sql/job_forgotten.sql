-- one row per preview nobody said a word to while it was kept
select id from job where state = 'asking' and (result = '' or keep_until <= $now) order by id;
