-- one row per unit a batch whose standing changes was read for
select unit_id from coverage where batch in (select id from flipped)
union
select unit_id from source where batch in (select id from flipped)
order by unit_id;
