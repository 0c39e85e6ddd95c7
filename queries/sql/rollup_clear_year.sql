-- no row of a touched unit stays
delete from rollup_unit_year where unit_id in (select unit_id from touched);
