-- one row per event that calls for a visit; the group is the event's own, else the one of the person it was resolved to
create or replace view contrib_event as
select
    e.id, e.source, e.row, e.part, e.unit_id, e.day as at_day, e.day, strftime(e.day, '%Y-%m') as month,
    coalesce(w.same_as, w.id) as person, coalesce(nullif(w.grp, ''), p.grp, '') as grp, coalesce(e.class, '') as class, e.class as words
from fact_event e
left join person w on w.id = e.person_id
left join person p on p.id = w.same_as
where e.current;
