-- one row per standing batch that corrects another: both numbers
select a.corrects, a.batch
from asked a join batch b on b.id = a.batch
where a.corrects > 0 and not b.undone
order by a.batch;
