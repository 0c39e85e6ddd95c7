-- one row per event that calls for a visit
select *, 1 as weight from contrib_event
