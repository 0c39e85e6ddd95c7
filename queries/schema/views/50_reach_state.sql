-- reach_state(root, since, till, at_day): one row per member on the roll in the period up to at_day, how far anything reached the member,
-- and whether the files of the member's unit are complete: able to show that nothing did; home: the unit whose files those are.
-- named, massed: reached so for sure; maybe_named, maybe_massed: somebody of the member's name was, and nobody can say who; which: signs or visits say so
create or replace macro reach_state(root, since, till, at_day) as table
with stop as (
    select cast(since as date) as since, least(cast(till as date), coalesce(cast(at_day as date), cast(till as date))) as till
), roll as (
    select m.* from contrib_member m
    cross join stop s
    join under(root, till) w on w.unit_id = m.unit_id
    where on_roll(m.joined, m.left_day, m.status, s.since, s.till)
), contact as (
    select p.person, p.doubtful, false as mass, 'signs' as which from contrib_present p cross join stop s
    where p.day between s.since and s.till and (p.doubtful or p.person in (select person from roll))
    union all
    select v.person, v.doubtful, v.mass, 'visits' from contrib_visit v cross join stop s
    where v.day between s.since and s.till and (v.doubtful or v.person in (select person from roll))
), sure as (
    select person, bool_or(not mass) as named, bool_or(mass) as massed from contact group by person
), doubt as (
    select k.member, bool_or(not c.mass) as named, bool_or(c.mass) as massed, min(c.which) as which
    from contact c join namesake k on k.mention = c.person where c.doubtful group by k.member
), told as (
    select r.*, f.home, f.attends and f.signs and f.visits as complete, coalesce(s.named, false) as named, coalesce(s.massed, false) as massed,
        coalesce(d.named, false) as maybe_named, coalesce(d.massed, false) as maybe_massed, coalesce(d.which, '') as which
    from (select * exclude (status) from roll) r
    join files_show(cast(since as date), least(cast(till as date), coalesce(cast(at_day as date), cast(till as date)))) f on f.unit_id = r.unit_id
    left join sure s on s.person = r.person
    left join doubt d on d.member = r.person
)
select *,
    case when named then 'name' when maybe_named then 'unknown' when massed then 'mass' when complete and not maybe_massed then 'none' else 'unknown' end as status
from told;
