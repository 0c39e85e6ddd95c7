-- The key of a sign-in is a number now, the first 60 bits of the letters it was: letters took
-- more time to write than all the other columns together. The nth row of one key stands
-- n - 1 further on, as "#n" said before. What people said of rows keeps the letters it was
-- said with; the macro meant_subject reads both.
create table fact_sign_in (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key bigint using compression uncompressed, current boolean,
    activity_id bigint, day date, person_id bigint, role varchar, minutes integer, mention_id bigint
);
insert into fact_sign_in
select id, batch, source, row, part, unit_id,
    ((strpos(a, key[1]) - 1) << 55) + ((strpos(a, key[2]) - 1) << 50) + ((strpos(a, key[3]) - 1) << 45) + ((strpos(a, key[4]) - 1) << 40)
    + ((strpos(a, key[5]) - 1) << 35) + ((strpos(a, key[6]) - 1) << 30) + ((strpos(a, key[7]) - 1) << 25) + ((strpos(a, key[8]) - 1) << 20)
    + ((strpos(a, key[9]) - 1) << 15) + ((strpos(a, key[10]) - 1) << 10) + ((strpos(a, key[11]) - 1) << 5) + (strpos(a, key[12]) - 1)
    + coalesce(try_cast(split_part(key, '#', 2) as bigint) - 1, 0),
    current, activity_id, day, person_id, role, minutes, mention_id
from fact_participation cross join (select 'abcdefghijklmnopqrstuvwxyz234567' as a)
order by id;
drop table fact_participation;
alter table fact_sign_in rename to fact_participation;
