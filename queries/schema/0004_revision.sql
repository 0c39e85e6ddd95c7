-- Files sent again after an edit. What a person takes back is taken_back; undone is what
-- counts for facts: taken back, or revised by a batch that is not.
alter table batch add column taken_back boolean;
update batch set taken_back = undone;

-- every earlier batch a batch revises, and those they revised: the whole line, flat
create table revision (batch bigint, revises bigint);

-- earlier batches a person said a batch is no revision of
create table apart (batch bigint, other bigint);
