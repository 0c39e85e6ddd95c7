-- one row per unit with plan items whose links are older than its items or activities
select u.key
from unit_state s join unit_now u on u.unit_id = s.unit_id
where s.touched > s.linked
  and exists (select 1 from plan_item i join unit_now n on n.unit_id = i.unit_id where i.current and n.owner_id = s.unit_id)
order by u.key;
