-- one row per session that ends: all of an account
delete from session where account_id = $account;
