-- one row: the id of what a person made of a paragraph; rows are only ever added
insert into draft_edit values (nextval('ids'), $unit, $first, $last, $voice, $paragraph, $at, $viewer, $inside, $body)
returning id;
