-- one row per version that goes over to another batch while its own may stand again: the row it came with
insert into restated
select m.batch, m.source, m.row, m.part, m.id
from moved m
join stands s on s.fact = m.id and s.source <> m.source
join batch b on b.id = m.batch and not b.taken_back
where not exists (select 1 from restated r where r.fact = m.id and r.source = m.source);
