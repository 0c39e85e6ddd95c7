-- the units a list is asked of, all at once; what is asked follows
with asked_unit as materialized (
    select cast(unnest(string_split($ids, ',')) as bigint) as unit_id, unnest(string_split($keys, chr(31))) as unit_key,
        unnest(string_split($children, chr(31))) as child
)
