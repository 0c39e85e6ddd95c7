-- one row per activity of more than one day; day is its last
select * exclude (day), end_day as day from contrib_activity where end_day > day
