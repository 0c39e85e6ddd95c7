-- the contributing rows of a measure, narrowed to the units asked about, a period and what else was asked
select c.*, a.unit_key, a.child
from (
    select * from contribution_blank
    union all by name
    (
/* contributions */
    )
) c
join asked_unit a on a.unit_id = c.unit_id
where (c.at_day is null or c.at_day between $from::date and $last::date)
/* filters */
