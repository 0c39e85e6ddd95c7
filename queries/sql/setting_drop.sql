-- no row of a setting stays
delete from setting where name = $name;
