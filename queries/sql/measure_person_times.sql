-- one row per activity without a sign-in (weight: people reported), one per present record of the others
select * exclude (person_times, signed), person_times as weight
from contrib_activity
where not signed
union all by name
select p.* exclude (at_day, month), f.at_day, f.month, 1 as weight
from contrib_present p
join activity_face f on f.activity = p.activity
