-- one row per activity known from a sign-in only: nothing in the ledger answers to the mention
insert into activity
select nextval('ids'), s.unit_id, s.key, s.title, s.folded, s.day, true, false
from (
    select m.unit_id, cast(m.day as varchar) || ' ' || m.folded as key, min(m.title) as title, m.folded, m.day
    from activity_mention m
    semi join touched t on t.unit_id = m.unit_id
    where not exists (select 1 from mention_match c where c.id = m.id)
    group by m.unit_id, m.folded, m.day
) s
where not exists (select 1 from activity a where a.unit_id = s.unit_id and a.key = s.key)
order by s.unit_id, s.key;
