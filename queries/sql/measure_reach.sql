-- denominator: one row per member on the roll in the period of a unit whose files can show whom nothing reached; numerator: one row per such member
-- something reached, by name or by mass; doubt: per one somebody of whose name was; aside: per member of the other units
select *, 1 as weight
from reach_state($unit, $from, $last, $until), (values ('denominator'), ('numerator'), ('doubt'), ('aside')) as roles(role)
where case role when 'denominator' then complete when 'numerator' then complete and (named or massed)
    when 'doubt' then complete and not (named or massed) and (maybe_named or maybe_massed) else not complete end
