-- one row per honour
select *, 1 as weight from contrib_honor
