-- one row: how many accounts there are
select count(*) from account;
