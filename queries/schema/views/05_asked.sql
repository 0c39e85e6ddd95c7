-- asked(root, at_day, everything, mine): one row per unit of the asked subtree the viewer may see; child: key of the unit below root it stands under, null for root
create or replace macro asked(root, at_day, everything, mine) as table
select w.unit_id, w.unit_key, c.above_key as child
from under(root, at_day) w
join seen(everything, mine) s on s.unit_id = w.unit_id
left join (
    select u.unit_id, u.above_key
    from unit_under u
    join under(root, at_day) top on top.unit_id = u.above_id and top.depth = 1
    where (u.from_day is null or u.from_day <= at_day) and (u.to_day is null or u.to_day > at_day)
) c on c.unit_id = w.unit_id;
