-- one row: the newest word the unit's links were made with
insert into linked_words
select $unit, max(id) from decision
where unit_key = $unit and (kind = 'adjust' or kind like 'item_%')
   or kind = 'words' and unit_key in (select above_key from unit_under where unit_key = $unit)
having max(id) is not null;
