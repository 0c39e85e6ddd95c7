-- one row per event that calls for a visit
create or replace view contrib_event as
select
    e.id, e.source, e.row, e.part, e.unit_id, e.day as at_day, e.day, strftime(e.day, '%Y-%m') as month,
    coalesce(w.same_as, w.id) as person, coalesce(w.grp, '') as grp, coalesce(e.class, '') as class, e.class as words
from fact_event e
left join person w on w.id = e.person_id
where e.current;
