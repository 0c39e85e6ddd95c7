-- one row per present record of a person known by name; unsigned: one per activity without a sign-in, whose people nobody named
select *, 1 as weight from contrib_present
union all by name
select * exclude (end_day, activity_id, person_times, approx, spend, implied, signed), 'unsigned' as role, 1 as weight
from contrib_activity
where not signed
