-- one row: the newest word the unit's links were made with
insert into linked_words
select $unit, max(id) from decision where unit_key = $unit and (kind = 'adjust' or kind like 'item_%') having max(id) is not null;
