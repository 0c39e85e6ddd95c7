-- one row per person present at an activity on a day, by name, whatever number of files say so; person is the one the name was resolved to.
-- doubtful: several members share the name, and nobody can say who it was; cluster: that name
create or replace view contrib_present as
select
    p.source, p.row, p.part, p.unit_id, p.day as at_day, p.day, strftime(p.day, '%Y-%m') as month,
    coalesce(w.same_as, w.id) as person, coalesce(w.grp, '') as grp,
    w.same_as is null as doubtful, case when w.same_as is null then coalesce(w.name, w.staff_no, '') end as cluster,
    f.words, f.activity, f.title, f.theme, f.category, f.festival
from fact_participation p anti join signed_twice t on t.id = p.id
join person w on w.id = p.person_id
join activity_face f on f.activity_id = p.activity_id
where p.current and present(p.role);
