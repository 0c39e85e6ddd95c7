-- one row per visit or benefit to a person
select *, 1 as weight from contrib_visit
