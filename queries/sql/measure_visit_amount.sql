-- one row per visit; weight: the money given
select *, amount as weight from contrib_visit
