-- one row per proposal
select *, 1 as weight from contrib_proposal
