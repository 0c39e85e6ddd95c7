-- one row per unit named by a standing batch: what files declare of it, else how it was first met
with mention as (
    select n.unit_id, n.name
    from unit_name n join batch b on b.id = n.batch
    where not b.undone and not n.alias
    qualify row_number() over (partition by n.unit_id order by length(n.name) desc, n.name) = 1
), placed as (
    select p.unit_id, u.key as parent_key
    from unit_parent p join batch b on b.id = p.batch left join unit u on u.id = p.parent_id
    where not b.undone
    qualify row_number() over (partition by p.unit_id order by p.batch, p.parent_id nulls first) = 1
)
select u.id, u.key, coalesce(f.name, m.name) as name, coalesce(f.parent_key, '') as declared, coalesce(p.parent_key, '') as placed,
    f.id is not null as known, f.level, f.sector, f.type, f.region, f.headcount
from unit u
join mention m on m.unit_id = u.id
left join placed p on p.unit_id = u.id
left join fact_unit f on f.unit_id = u.id and f.current
order by u.key;
