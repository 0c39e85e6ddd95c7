-- one row per staged row that says what a standing version says already
insert into restated
select $batch, $source, s.row, s.part, k.old_id from keyed k join stage s using (seq) where k.same;
