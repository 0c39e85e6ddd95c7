-- denominator: one row per member on the roll in the period; numerator: one row per member something reached, by name or by mass
select *, 1 as weight
from reach_state($unit, $from, $last, $until), (values ('denominator'), ('numerator')) as roles(role)
where role = 'denominator' or status in ('name', 'mass')
