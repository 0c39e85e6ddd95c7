-- one row per text that holds the name of a person some file of the subtree mentions
select t.words
from (select unnest(string_split($texts, chr(31))) as words) t
where exists (
    select 1
    from person p
    join asked($unit, $last, $all, $mine) w on w.unit_id = p.unit_id
    where p.current and length(p.name) > 1 and contains(t.words, p.name)
)
order by 1
