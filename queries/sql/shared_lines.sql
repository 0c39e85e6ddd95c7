-- one row per staged line and the key it takes. The only line of its base key, here and ever, takes that (but beside a corrected file); others are told apart by an ordinal:
-- what stands word for word keeps its key, then what is of one mark is the same line edited, then (of no correction) where none is left out
-- the next one is; all else goes behind. A line the corrected file rejected (mended) is none that file brought (first)
standing as (
    select * from theirs where current
), again_mended as (
    select m.seq, t.unit_id, t.key
    from (select *, row_number() over (partition by unit_id, base, line order by n) as nth from mine where mended) m
    join (select *, row_number() over (partition by unit_id, base, line order by n) as nth from standing where not first) t
        on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.line is not distinct from m.line
), again_plain as (
    select m.seq, t.unit_id, t.key
    from (select *, row_number() over (partition by unit_id, base, line order by n) as nth from mine where not mended) m
    join (select *, row_number() over (partition by unit_id, base, line order by first desc, n) as nth from standing anti join again_mended using (unit_id, key)) t
        on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.line is not distinct from m.line
), again as (
    from again_mended union all from again_plain
), rest as (
    select * from mine anti join again using (seq)
), free as (
    select * from standing anti join again using (unit_id, key) where not own
), edited_mended as (
    select m.seq, t.unit_id, t.key
    from (select *, row_number() over (partition by unit_id, base, mark order by n) as nth from rest where mended) m
    join (select *, row_number() over (partition by unit_id, base, mark order by n) as nth from free where not first) t
        on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.mark is not distinct from m.mark
), edited_plain as (
    select m.seq, t.unit_id, t.key
    from (select *, row_number() over (partition by unit_id, base, mark order by n) as nth from rest where not mended) m
    join (select *, row_number() over (partition by unit_id, base, mark order by first desc, n) as nth from free anti join edited_mended using (unit_id, key)) t
        on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.mark is not distinct from m.mark
), edited as (
    from edited_mended union all from edited_plain
), whole as (
    select m.unit_id, m.base
    from (select unit_id, base, count(*) as lines from mine group by all) m
    join (select unit_id, base, count(*) as lines from standing where not own group by all) t using (unit_id, base)
    where $beside = 0 and m.lines >= t.lines
), turned as (
    select m.seq, t.unit_id, t.key
    from (select *, row_number() over (partition by unit_id, base order by n) as nth from rest anti join edited using (seq)) m
    join (select *, row_number() over (partition by unit_id, base order by n) as nth from free anti join edited using (unit_id, key)) t using (unit_id, base, nth)
    semi join whole using (unit_id, base)
), kept as (
    from again union all from edited union all from turned
), more as (
    select m.seq, m.base, row_number() over (partition by m.unit_id, m.base order by m.n) + coalesce(t.top, 0) as n
    from (select * from mine anti join kept using (seq)) m
    left join (select unit_id, base, max(n) as top from theirs group by all) t on t.unit_id = m.unit_id and t.base = m.base
), told as (
    select seq, key from kept
    union all
    select seq, base || case when n > 1 then '#' || n else '' end from more
    union all
    select seq, base from stage anti join several using (unit_id, base)
)
