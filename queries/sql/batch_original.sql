-- one row: the file of a batch, for a viewer who may see every unit it touches
select b.file, b.original
from batch b
where b.id = $batch and b.original <> ''
  and ($all or not exists (
      select 1 from source s where s.batch = b.id and s.unit_id not in (select unit_id from seen($all, $mine))
  ));
