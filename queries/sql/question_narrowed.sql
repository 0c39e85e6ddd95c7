-- the contributing rows of a measure, narrowed to the units asked about, a period and what else was asked
select c.*, a.unit_key, a.child
from (
    select * from contribution_blank
    union all by name
    (
/* contributions */
    )
) c
join (
    select cast(unnest(string_split($ids, ',')) as bigint) as unit_id, unnest(string_split($keys, chr(31))) as unit_key,
        unnest(string_split($children, chr(31))) as child
) a on a.unit_id = c.unit_id
where (c.at_day is null or c.at_day between $from and $last)
/* filters */
