-- one row per member who joined in the period
select *, joined as day, joined as at_day, 1 as weight from contrib_member where joined is not null
