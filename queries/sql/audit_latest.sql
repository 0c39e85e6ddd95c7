-- one row per thing somebody did, newest first
select "at", viewer, action, object, detail from audit order by "at" desc, rowid desc limit $most;
