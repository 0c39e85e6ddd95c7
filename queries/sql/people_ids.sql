-- one row per person a table mentions: the mention it is
select no, id from cast_person order by no;
