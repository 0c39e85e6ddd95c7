-- one row: the unit a person gave this name to, the newest word counting
select subject from decision where kind = 'alias' and object = $name order by id desc limit 1;
