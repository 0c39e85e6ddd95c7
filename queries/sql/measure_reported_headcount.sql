-- one row per activity of a ledger (weight: the people it reports, null when it says nothing), whether or not there is a sign-in
select a.*, f.headcount as weight
from contrib_activity a
join activity_face f on f.activity_id = a.activity_id
where not a.implied
