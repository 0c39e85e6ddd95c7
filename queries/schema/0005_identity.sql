-- People known by their identity number: a keyed hash of it, never the number itself.
-- Until now it stood in the place of the staff number.
alter table person add column id_hash varchar;
update person set id_hash = staff_no[4:], staff_no = null where staff_no like 'id:%';
