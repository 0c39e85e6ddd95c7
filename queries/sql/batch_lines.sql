-- one row per batch that revises another, and the earlier one; standing: the revision counts
select r.batch, r.revises, not b.taken_back from revision r join batch b on b.id = r.batch order by r.batch, r.revises desc;
