-- one row per proposal that was taken up and settled
select *, 1 as weight from contrib_proposal where outcome = '办结'
