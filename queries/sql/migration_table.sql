-- one row per migration this file has seen
create table if not exists migration (name varchar);
