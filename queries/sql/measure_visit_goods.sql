-- one row per visit; weight: the worth of the goods given
select *, goods as weight from contrib_visit
