-- no row of a mention of a touched unit stays
delete from namesake_choice where mention in (select id from person_match);
