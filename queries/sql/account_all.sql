-- one row per account, by name
select id, name, role, units, names, created, disabled, password from account order by name, id;
