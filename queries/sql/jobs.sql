-- one row per piece of long work the viewer asked for, newest first
select id, kind, viewer, spec, created, state, message, result, keep_until, coalesce(begun, 0)
from job
where ($all or account = $account) and ($id = 0 or id = $id) and (not $open or state in ('waiting', 'running'))
order by id desc
limit $most;
