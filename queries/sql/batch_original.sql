-- one row: the file of a batch, for a viewer who may see every unit it tells of
select b.file, b.original
from batch b
where b.id = $batch and b.original <> ''
  and ($all or not exists (
      select 1 from (
          select unit_id from source where batch = b.id
          union all
          select unit_id from coverage where batch = b.id
      ) s
      where s.unit_id not in (select unit_id from seen($all, $mine))
  ));
