-- the contributing rows of a measure, narrowed to a unit's subtree, a period and what else was asked
select c.*, a.unit_key, a.child
from (
    select * from contribution_blank
    union all by name
    (
/* contributions */
    )
) c
join asked($unit, $last, $all, $mine) a on a.unit_id = c.unit_id
where (c.at_day is null or c.at_day between $from and $last)
    and ($activity is null or c.activity = $activity)
    and ($title is null or c.title = $title)
    and ($theme is null or c.theme = $theme)
    and ($category is null or c.category = $category)
    and ($festival is null or c.festival = $festival)
    and ($month is null or c.month = $month)
    and ($label is null or c.label = $label)
    and ($class is null or c.class = $class)
    and ($subject is null or c.subject = $subject)
    and ($status is null or c.status = $status)
    and ($level is null or c.level = $level)
    and ($group is null or c.grp = $group)
    and ($row is null or c.rowkey = $row)
    and ($name is null or c.name = $name)
    and ($kind is null or c.name = $kind)
    and ($gender is null or c.gender = $gender)
    and ($child is null or a.child = $child)
