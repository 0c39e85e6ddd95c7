-- one row per visit or benefit; mass: handed to everybody at a festival, not to this person; doubtful, cluster: as in contrib_present
create or replace view contrib_visit as
select
    v.source, v.row, v.part, v.unit_id, v.day as at_day, v.day, strftime(v.day, '%Y-%m') as month,
    coalesce(w.same_as, w.id) as person, coalesce(w.grp, '') as grp, coalesce(v.label, '') as label, v.label as words,
    coalesce(v.class, '') as class, coalesce(v.festival, '') as festival, v.amount, v.goods, coalesce(v.form, '') as form,
    coalesce(v.festival, '') <> '' and coalesce(v.class, '') in ('', '节日', '高温') as mass,
    w.id is not null and w.same_as is null as doubtful, case when w.same_as is null then coalesce(w.name, w.staff_no) end as cluster
from fact_visit v
left join person w on w.id = v.person_id
where v.current;
