-- one row: the account of a name; capitals do not tell names apart
select id, name, role, units, names, created, disabled, password from account where lower(name) = lower($name);
