-- one row: how many administrators may sign in
select count(*) from account where role = 'admin' and not disabled;
