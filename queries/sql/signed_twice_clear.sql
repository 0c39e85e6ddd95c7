-- no row of a touched unit stays
delete from signed_twice where unit_id in (select unit_id from touched);
