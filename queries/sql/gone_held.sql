-- one row per key that does not go: another batch says it, that stands and is not revised as well
delete from gone
where exists (
    select 1 from holder h
    join batch b on b.id = h.batch
    where h.kind = gone.kind and h.unit_id = gone.unit_id and h.key = gone.key
      and not b.undone and b.id not in (select id from subsumed) and b.id not in ($batch, $earlier)
);
