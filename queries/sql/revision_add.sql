-- one row per batch another revises from now on: the one named, earlier copies of it, and what they revised
insert into revision
with line as (
    select $earlier as id union select id from subsumed
)
select distinct $batch, id from (
    select id from line
    union
    select r.revises from revision r semi join line l on l.id = r.batch
)
where id not in (select revises from revision where batch = $batch);
