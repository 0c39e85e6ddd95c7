-- one row per version a standing batch repeats: the earliest repetition
create or replace temp table promoted as
select r.fact, r.batch, r.source, r.row, r.part
from restated r join batch b on b.id = r.batch
where not b.undone
qualify row_number() over (partition by r.fact order by r.batch, r.source, r.row, r.part) = 1;
