-- one row per indicator the asked unit itself reports: the newest of each name in the period, unless one row is asked for
select i.*
from contrib_indicator i
join unit u on u.id = i.unit_id and u.key = $unit
where i.at_day >= $from and i.at_day <= $last
qualify $single or row_number() over (partition by i.name order by i.basis = '台账', i.at_day desc, i.rowkey) = 1
