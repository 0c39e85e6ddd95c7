-- one row per touched unit, resolved person and year: a bit a day (day of the year from 0), of presence and of any contact by name.
-- Rows are gathered by the person they name before anything is joined: those of this very import have no statistics yet, and a join
-- would take the million of them for its smaller side; coalesce keeps the choice of units from becoming such a join. Those of one source have
-- been gathered on their way in
insert into rollup_member_year
with contact as (
    select person_id, unit_id, day, true as here from fact_participation where current and present(role) and source <> $gathered
    union all
    select person_id, unit_id, day, false from fact_visit where current
), bits as (
    select person_id, year(day) as year, here, day_word(day) as word, day_bit(day) as bit
    from contact
    where day is not null and coalesce(unit_id in (select unit_id from touched), false)
), masks as (
    select person_id, year, here,
        bit_or(bit) filter (where word = 0) as m1, bit_or(bit) filter (where word = 1) as m2, bit_or(bit) filter (where word = 2) as m3,
        bit_or(bit) filter (where word = 3) as m4, bit_or(bit) filter (where word = 4) as m5, bit_or(bit) filter (where word = 5) as m6
    from bits
    group by 1, 2, 3
    union all
    select person_id, year, true, m1, m2, m3, m4, m5, m6 from sign_in_days
)
select w.unit_id, w.same_as, cast(m.year as integer),
    coalesce(bit_or(m1) filter (where here), 0), coalesce(bit_or(m2) filter (where here), 0), coalesce(bit_or(m3) filter (where here), 0),
    coalesce(bit_or(m4) filter (where here), 0), coalesce(bit_or(m5) filter (where here), 0), coalesce(bit_or(m6) filter (where here), 0),
    coalesce(bit_or(m1), 0), coalesce(bit_or(m2), 0), coalesce(bit_or(m3), 0), coalesce(bit_or(m4), 0), coalesce(bit_or(m5), 0), coalesce(bit_or(m6), 0)
from masks m
join person w on w.id = m.person_id
where w.same_as is not null
group by 1, 2, 3
order by 1, 2, 3;
