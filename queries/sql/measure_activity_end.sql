-- one row per activity of more than one day; day is its last; none of a month or 旬 told for want of a day
select c.* exclude (day), c.end_day as day
from contrib_activity c
where c.end_day > c.day
    and not (date_part('day', c.day) in (1, 21) and c.end_day = last_day(c.day))
    and not (date_part('day', c.day) in (1, 11) and c.end_day = c.day + 9)
