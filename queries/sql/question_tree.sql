-- one row per unit: its key and that of the unit above it
select key, coalesce(parent_key, '') from unit_now order by ord, key
