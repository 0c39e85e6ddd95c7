-- numerator: one row per payment; denominator: one row per line of a budget of the period's years
select *, 'numerator' as role from contrib_paid
union all by name
select *, 'denominator' as role from contrib_budget where year between year($from::date) and year($last::date)
