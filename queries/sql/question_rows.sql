-- one row per contributing row: where it stands, what it adds, whom and what it is about
with asked_unit as (
    select cast(unnest(string_split($ids, ',')) as bigint) as unit_id, unnest(string_split($keys, chr(31))) as unit_key,
        unnest(string_split($children, chr(31))) as child
), narrowed as (
/* narrowed */
)
select
    case when v.unit_id is null then '' else coalesce(s.file, '') end as file, case when v.unit_id is null then '' else coalesce(s.sheet, '') end as sheet,
    coalesce(s.number, 0) as number, coalesce(n.row, 0) as row, coalesce(n.part, 0) as part, coalesce(n.weight, 0) as weight,
    coalesce(p.name, '') as person, n.day, coalesce(n.words, '') as words, coalesce(n.role, '') as role, coalesce(n.class, '') as class, n.label is not null as benefit
from narrowed n
left join source s on s.id = n.source
left join seen($all, $mine) v on v.unit_id = coalesce(n.record_unit, n.unit_id)
left join person p on p.id = n.person
where coalesce(n.role, '') not in ('shown', 'aside', 'doubt', 'unsigned')
order by role, n.day nulls last, file, sheet, number, row, part, n.unit_key, n.month, n.name, person, words
