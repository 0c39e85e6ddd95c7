-- one row per applied migration
select name from migration order by name;
