-- one row per present record of a person known by name
select *, 1 as weight from contrib_present
