-- one row per unit with nothing above it
select key from unit_now where parent_id is null order by ord;
