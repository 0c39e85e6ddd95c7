-- What people make of drafts, and drafts as they were. No part of the digest.

insert into setting values ('draft_version', '0');

-- what a person made of one paragraph of the summary of a unit, some days and a voice; rows are
-- only ever added, the newest of a paragraph counts. inside: written by somebody who answers for
-- the unit, so that nobody above reads it. body is sealed: people type what they like.
create table draft_edit (
    id bigint, unit varchar, first_day date, last_day date, voice varchar, paragraph varchar, "at" timestamp, viewer varchar, inside boolean, body blob
);

-- a draft as it was kept at a moment; batch: the newest one then
create table edition (
    id bigint, unit varchar, first_day date, last_day date, voice varchar, title varchar, final boolean, stand date, digest varchar,
    batch bigint, "at" timestamp, viewer varchar, inside boolean, remark blob
);

-- the files of an edition, sealed, as they are handed out
create table edition_file (edition bigint, format varchar, body blob);
