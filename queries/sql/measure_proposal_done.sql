-- one row per proposal; weight: 1 when it was taken up and settled, null when its outcome is not known
select *, case when outcome = '办结' then 1 when outcome <> '' then 0 end as weight from contrib_proposal
