-- one row per mention whose activity changed
update activity_mention set activity_id = r.activity_id
from (
    select m.id, coalesce(c.activity_id, a.id) as activity_id
    from activity_mention m
    semi join touched t on t.unit_id = m.unit_id
    left join mention_match c on c.id = m.id
    left join activity a on a.unit_id = m.unit_id and a.key = cast(m.day as varchar) || ' ' || m.folded
) r
where r.id = activity_mention.id and activity_mention.activity_id is distinct from r.activity_id;
