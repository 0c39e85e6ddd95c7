-- one row per indicator the asked unit itself reports: the newest of each name in the period, unless one row is asked for
select i.*
from contrib_indicator i
join unit u on u.id = i.unit_id and u.key = $unit
where i.at_day >= $from and i.at_day <= $last
qualify $row is not null or row_number() over (partition by i.name order by i.at_day desc, i.rowkey) = 1
