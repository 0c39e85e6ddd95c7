-- one row per word of a person about the items of a unit's plans, in the order they were said
select id, "at", viewer, kind, subject, object, coalesce(value, ''), coalesce(reason, '')
from decision
where unit_key = $unit and (kind = 'adjust' or kind like 'item_%')
order by id;
