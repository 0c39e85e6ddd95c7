-- one row per link a person has confirmed or rejected for a unit, the newest word counting
select subject, object, kind, coalesce(reason, '')
from decision
where unit_key = $unit and kind in ('confirm', 'reject', 'withdraw')
qualify row_number() over (partition by subject, object order by id desc) = 1
order by subject, object;
