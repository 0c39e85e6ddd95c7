-- one row per current activity; person_times: present records where a sign-in exists, else as reported
create or replace view contrib_activity as
select
    coalesce(f.source, s.source) as source, coalesce(f.row, s.row) as row, coalesce(f.part, s.part) as part, f.unit_id,
    f.at_day, f.day, f.end_day, f.words, f.activity_id, f.activity, f.title, f.theme, f.category, f.festival, f.month,
    coalesce(s.present, f.headcount) as person_times, s.present is null and coalesce(f.approx, false) as approx,
    f.spend, f.implied, s.present is not null as signed
from activity_face f
left join signed_activity s on s.activity_id = f.activity_id;
