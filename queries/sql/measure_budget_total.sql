-- one row per line of a budget of the period's years
select * from contrib_budget where year between year($from::date) and year($last::date)
