-- numerator: one row per payment of a unit that has a budget; denominator: one row per line of a budget of the period's years
with budget as (
    select * from contrib_budget where year between year($from::date) and year($last::date)
)
select *, 'numerator' as role from contrib_paid where unit_id in (select unit_id from budget)
union all by name
select *, 'denominator' as role from budget
