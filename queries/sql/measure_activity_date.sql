-- one row per activity started in the period; unit_of: 月, 上旬, 中旬 or 下旬 where the ledger tells no day but such a stretch
select *, 1 as weight, case
    when date_part('day', c.day) = 1 and c.end_day = last_day(c.day) then '月'
    when date_part('day', c.day) = 1 and c.end_day = c.day + 9 then '上旬'
    when date_part('day', c.day) = 11 and c.end_day = c.day + 9 then '中旬'
    when date_part('day', c.day) = 21 and c.end_day = last_day(c.day) then '下旬'
end as unit_of
from contrib_activity c
