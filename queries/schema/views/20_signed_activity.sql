-- one row per activity with a sign-in: how many were present, and the first row that says so
create or replace view signed_activity as
select activity_id, cast(count(*) filter (where present(role)) as bigint) as present,
    min_by(source, id) as source, min_by(row, id) as row, min_by(part, id) as part
from fact_participation anti join signed_twice using (id)
where current
group by activity_id;
