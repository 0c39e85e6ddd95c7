-- one row per batch that stands and must not any longer, or the other way round
create or replace temp table flipped as
select b.id from batch b
where b.undone <> (b.taken_back or b.id in (
    select r.revises from revision r join batch n on n.id = r.batch where not n.taken_back
));
