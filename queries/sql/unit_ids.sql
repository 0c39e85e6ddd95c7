-- one row per unit ever named
select id, key from unit order by id;
