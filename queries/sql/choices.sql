-- one row per shape of tables people said something of for a unit: their newest word
select subject, arg_max(value, id)
from decision
where unit_key = $unit and kind = $kind
group by subject
order by subject;
