-- denominator: one row per member on the roll in the period of a unit whose files can show whom nothing reached; numerator: one row per such member
-- something reached, by name or by mass; aside: one row per member of the other units
select *, 1 as weight
from reach_state($unit, $from, $last, $until), (values ('denominator'), ('numerator'), ('aside')) as roles(role)
where complete and (role = 'denominator' or role = 'numerator' and status in ('name', 'mass')) or not complete and role = 'aside'
