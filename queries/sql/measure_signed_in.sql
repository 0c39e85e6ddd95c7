-- one row per present record of an activity
select p.* exclude (at_day, month), f.at_day, f.month, 1 as weight
from contrib_present p
join activity_face f on f.activity = p.activity
