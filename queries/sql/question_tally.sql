-- one row per question, group of contributing rows and role: what every aggregate needs. Several questions about the same units and days share what
-- they read: the views more than one looks at, and the rows of a measure grouped in more than one way. near_unit: those about the asked ones
with asked_unit as materialized (
    select cast(unnest(string_split($ids, ',')) as bigint) as unit_id, unnest(string_split($keys, chr(31))) as unit_key,
        unnest(string_split($children, chr(31))) as child
), near_unit as materialized (
    select unit_id from asked_unit
    union
    select w.unit_id from under((select owner_key from unit_now where key = $unit), $last) w
)
/* shared */
/* parts */
order by 1, 2, 3, 4, 5
