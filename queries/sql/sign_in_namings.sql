-- one row per activity the sign-ins of a table name: the mention it is and the activity that was resolved to
create or replace temp table cast_naming as
select s.no, m.id, m.unit_id, m.activity_id, m.day
from stage_mention s join activity_mention m on m.unit_id = s.unit_id and m.key = s.key;
