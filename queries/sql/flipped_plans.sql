-- one row per unit with a plan of a batch whose standing changes
select distinct unit_id from plan where batch in (select id from flipped) order by unit_id;
