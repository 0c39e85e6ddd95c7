-- seen(everything, mine): one row per unit a viewer may see; mine: unit keys joined by chr(31)
create or replace macro seen(everything, mine) as table
select distinct u.unit_id
from unit_under u
where everything or list_contains(string_split(mine, chr(31)), u.above_key);
