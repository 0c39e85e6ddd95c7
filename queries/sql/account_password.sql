-- one row: an account with another password
update account set password = $password where id = $id;
