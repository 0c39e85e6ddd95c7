-- one row per unit a viewer may see
select unit_id from seen($all, $mine) order by unit_id;
