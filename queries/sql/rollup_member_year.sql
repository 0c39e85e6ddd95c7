-- one row per touched unit, resolved person and year: a bit a day (day of the year from 0), of presence and of any contact by name
insert into rollup_member_year
with contact as (
    select f.unit_id, p.same_as, f.day, true as here from fact_participation f join person p on p.id = f.person_id
    where f.current and present(f.role)
    union all
    select f.unit_id, p.same_as, f.day, false from fact_visit f join person p on p.id = f.person_id where f.current
), bits as (
    select unit_id, same_as, year(day) as year, here, (dayofyear(day) - 1) // 64 as word,
        case when (dayofyear(day) - 1) % 64 = 63 then 9223372036854775808::ubigint
            else 1::ubigint << cast((dayofyear(day) - 1) % 64 as ubigint) end as bit
    from contact semi join touched using (unit_id)
    where same_as is not null and day is not null
)
select unit_id, same_as, cast(year as integer),
    coalesce(bit_or(bit) filter (where here and word = 0), 0), coalesce(bit_or(bit) filter (where here and word = 1), 0),
    coalesce(bit_or(bit) filter (where here and word = 2), 0), coalesce(bit_or(bit) filter (where here and word = 3), 0),
    coalesce(bit_or(bit) filter (where here and word = 4), 0), coalesce(bit_or(bit) filter (where here and word = 5), 0),
    coalesce(bit_or(bit) filter (where word = 0), 0), coalesce(bit_or(bit) filter (where word = 1), 0),
    coalesce(bit_or(bit) filter (where word = 2), 0), coalesce(bit_or(bit) filter (where word = 3), 0),
    coalesce(bit_or(bit) filter (where word = 4), 0), coalesce(bit_or(bit) filter (where word = 5), 0)
from bits
group by 1, 2, 3
order by 1, 2, 3;
