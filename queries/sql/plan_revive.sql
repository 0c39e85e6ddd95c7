-- one row per plan whose standing revision changes with the standing of batches
update plan set current = coalesce(plan.id = w.id, false)
from (
    select v.unit_id, v.key, max(v.id) filter (where not b.undone) as id
    from plan v
    join (select distinct unit_id, key from plan where batch in (select id from flipped)) t using (unit_id, key)
    join batch b on b.id = v.batch
    group by v.unit_id, v.key
) w
where plan.unit_id = w.unit_id and plan.key = w.key and plan.current is distinct from coalesce(plan.id = w.id, false);
