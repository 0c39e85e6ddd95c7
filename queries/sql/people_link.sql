-- one row per person a table mentions: the mention it is
create or replace temp table cast_person as
select no, id from cast_person where id is not null
union all
select s.no, p.id from stage_person s join person p on p.unit_id = s.unit_id and p.key = s.key;
