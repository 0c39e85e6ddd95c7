-- one row per activity the sign-ins of a table name: the mention it is
select s.no, m.id from stage_mention s join activity_mention m on m.unit_id = s.unit_id and m.key = s.key order by s.no;
