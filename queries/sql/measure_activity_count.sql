-- one row per activity started in the period
select *, 1 as weight from contrib_activity
