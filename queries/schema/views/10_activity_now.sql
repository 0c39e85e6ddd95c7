-- one row per current activity: its newest ledger row if there is one, its sign-ins, and the 人次 that stand for it
create or replace view activity_now as
select
    a.id as activity_id, a.unit_id, a.key, f.id as fact_id, f.source, f.row, f.part, f.code,
    coalesce(f.title, a.title) as title, coalesce(f.folded, a.folded) as folded,
    f.category, coalesce(f.theme, 'other') as theme, f.festival,
    coalesce(f.start_day, a.start) as start_day, f.end_day, f.place, f.organiser, f.plan_ref, f.note, f.spend,
    f.headcount as reported, p.present, coalesce(p.present, f.headcount) as person_times,
    coalesce(f.approx and p.present is null, false) as approx, f.id is null as implied
from activity a
left join fact_activity f on f.activity_id = a.id and f.current
left join (
    select activity_id, cast(count(*) filter (where present(role)) as bigint) as present
    from fact_participation anti join signed_twice using (id) where current group by activity_id
) p on p.activity_id = a.id
where a.current;
