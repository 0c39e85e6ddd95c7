-- day_word(day), day_bit(day): where a day stands in the six words of a year's mask, and its bit there (day of the year from 0)
create or replace macro day_word(d) as (dayofyear(d) - 1) // 64;
create or replace macro day_bit(d) as
    case when dayofyear(d) % 64 = 0 then 9223372036854775808::ubigint else 1::ubigint << cast((dayofyear(d) - 1) % 64 as ubigint) end;
