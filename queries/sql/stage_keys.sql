-- one row per person a table mentions: the mention it is; null: nobody mentioned it before
create or replace temp table cast_person as
select h.no, p.id
from (select * from handed($ticket)) h
left join person p on p.unit_id = h.unit_id and p.key = h.key;
