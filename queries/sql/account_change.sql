-- one row: an account as it is to be
update account set role = $role, units = $units, names = $names, disabled = $disabled where id = $id;
