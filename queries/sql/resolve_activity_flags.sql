-- one row per activity whose standing changed: its ledger row speaks for it, else its sign-in
update activity set current = s.current, implied = s.implied, title = s.title, folded = s.folded, start = s.start_day
from (
    select a.id, f.id is not null or p.activity_id is not null as current, f.id is null as implied,
        coalesce(f.title, p.title, a.title) as title, coalesce(f.folded, p.folded, a.folded) as folded,
        coalesce(f.start_day, p.day, a.start) as start_day
    from activity a
    semi join touched t on t.unit_id = a.unit_id
    left join fact_activity f on f.activity_id = a.id and f.current
    left join (
        select m.activity_id, min(m.title) as title, min(m.folded) as folded, min(m.day) as day
        from activity_mention m
        semi join (select distinct mention_id from fact_participation where current) c on c.mention_id = m.id
        group by m.activity_id
    ) p on p.activity_id = a.id
) s
where s.id = activity.id
  and row(activity.current, activity.implied, activity.title, activity.folded, activity.start)
      is distinct from row(s.current, s.implied, s.title, s.folded, s.start_day);
