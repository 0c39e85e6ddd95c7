-- no row of a touched unit stays
delete from rollup_unit_month where unit_id in (select unit_id from touched);
