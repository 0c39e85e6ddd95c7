-- no row of a touched unit stays
delete from rollup_member_year where unit_id in (select unit_id from touched);
