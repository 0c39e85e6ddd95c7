-- under(root, day): one row per unit of the subtree of the unit with key root, itself included, by the tree of that day
create or replace macro under(root, at_day) as table
select u.unit_id, u.unit_key, u.depth
from unit_under u
where u.above_key = root
  and (u.from_day is null or u.from_day <= at_day)
  and (u.to_day is null or u.to_day > at_day);
