-- one row per person and year of the only sign-ins an import brings, the first of their units: a bit a day, as in rollup_member_year
create or replace temp table sign_in_days as
select p.id as person_id, h.year, m1, m2, m3, m4, m5, m6
from (select * from handed($ticket)) h
join cast_person p on p.no = h.who;
