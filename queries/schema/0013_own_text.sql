-- What a unit keeps for its summaries: templates by voice, its leaders, the set phrases of a
-- year. Rows are only ever added, the newest of a kind and name counts, one without a text
-- takes it back. inside: written by somebody who answers for the unit, so that nobody above
-- reads it. body is sealed: it may name people. No part of the digest.
create table own_text (id bigint, unit varchar, kind varchar, name varchar, "at" timestamp, viewer varchar, inside boolean, body blob);
