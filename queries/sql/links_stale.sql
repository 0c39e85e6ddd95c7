-- one row per unit with plan items whose links are older than its items, its activities, what people said of its items or what it and those above it call things
select u.key
from unit_state s join unit_now u on u.unit_id = s.unit_id
where (s.touched > s.linked or exists (
    select 1 from decision d
    where (d.unit_key = u.key and (d.kind = 'adjust' or d.kind like 'item_%')
        or d.kind = 'words' and d.unit_key in (select a.above_key from unit_under a where a.unit_id = u.unit_id))
      and d.id > coalesce((select max(l.decision) from linked_words l where l.unit_key = u.key), 0)))
  and exists (select 1 from plan_item i join unit_now n on n.unit_id = i.unit_id where i.current and n.owner_id = s.unit_id)
order by u.key;
