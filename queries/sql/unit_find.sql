-- one row: the unit of a key on a day
select key, name, coalesce(parent_key, ''), coalesce(level, ''), coalesce(sector, ''), coalesce(type, ''), provisional
from unit_now
where key = $key and unit_id in (select unit_id from seen($all, $mine))
  and (from_day is null or from_day <= cast($day as date)) and (to_day is null or to_day > cast($day as date));
