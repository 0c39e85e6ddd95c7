-- Long work: who asked for what, and how far it came. No part of the digest.

-- viewer: who asked, with the rights of that moment. spec: what was asked, in the words of
-- the server. after_batch: the newest batch when the work began. result: a file made, kept
-- sealed beside the database until keep_until.
create table job (
    id bigint, kind varchar, account varchar, viewer varchar, spec varchar, created timestamp, state varchar, message varchar,
    after_batch bigint, result varchar, keep_until timestamp
);

-- one file of an import, with what the server knows of it (hint); report is sealed, batch null where the file is not in
create table job_file (job bigint, ord integer, name varchar, original varchar, hint varchar, settled boolean, batch bigint, report blob);
