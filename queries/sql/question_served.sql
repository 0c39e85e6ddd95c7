-- one row per entry of spending, proposal and honour of a unit's subtree in a period, by kind and date
select /* each: w.unit_key, */ c.kind, c.day, coalesce(c.words, ''), c.amount, c.activity,
    coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(c.row, 0), coalesce(c.part, 0)
from (
    select 'spending' as kind, unit_id, day as at_day, day, words, weight as amount, coalesce(activity_words, '') as activity, source, row, part, rowkey from contrib_spending
    union all
    select 'proposals', unit_id, at_day, day, words, null, '', source, row, part, rowkey from contrib_proposal
    union all
    select 'honors', unit_id, at_day, day, words, null, '', source, row, part, rowkey from contrib_honor
) c
join asked($unit, $last, $all, $mine) w on w.unit_id = c.unit_id
left join source s on s.id = c.source
where c.at_day >= $from and c.at_day <= $last
order by c.kind, c.at_day, c.row, c.rowkey
