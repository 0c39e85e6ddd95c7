-- one row per batch that holds what would go and nothing beside what the two compared batches say: an earlier copy still
create or replace temp table subsumed as
select r.id from rival r
where r.id not in ($batch, $earlier) and not exists (
    select 1 from claim c
    where c.batch = r.id and not exists (
        select 1 from claim k where k.batch in ($batch, $earlier) and k.kind = c.kind and k.unit_id = c.unit_id and k.key = c.key
    )
);
