-- How often a job was begun without getting anywhere: work during which the program ended
-- again and again is not begun for ever.
alter table job add column begun integer default 0;
