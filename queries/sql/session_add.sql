-- one row: a session of an account
insert into session values ($token, $account, $created, $expires);
