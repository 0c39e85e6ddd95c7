-- one row per member who left in the period
select *, left_day as day, left_day as at_day, 1 as weight from contrib_member where left_day is not null
