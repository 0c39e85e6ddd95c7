-- one row per staged line of money and the key it takes beside the batch it goes with: that of a line of theirs which says the same, else of
-- one with its summary, else one behind those that stand
again as (
    select m.seq, t.key
    from (select *, row_number() over (partition by unit_id, base, line order by n) as nth from mine) m
    join (select *, row_number() over (partition by unit_id, base, line order by n) as nth from theirs) t
        on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.line is not distinct from m.line
), edited as (
    select m.seq, t.key
    from (
        select *, row_number() over (partition by unit_id, base, summary order by n) as nth
        from mine anti join again using (seq)
    ) m
    join (
        select *, row_number() over (partition by unit_id, base, summary order by n) as nth
        from theirs where not exists (select 1 from again a join mine m using (seq) where m.unit_id = theirs.unit_id and a.key = theirs.key)
    ) t on t.unit_id = m.unit_id and t.base = m.base and t.nth = m.nth and t.summary is not distinct from m.summary
), more as (
    select m.seq, m.base, row_number() over (partition by m.unit_id, m.base order by m.n) + coalesce(h.top, 0) as n
    from (select * from mine anti join again using (seq) anti join edited using (seq)) m
    left join (
        select unit_id, regexp_replace(key, '#[0-9]+$', '') as base,
            max(coalesce(try_cast(regexp_extract(key, '#([0-9]+)$', 1) as integer), 1)) as top
        from standing group by all
    ) h on h.unit_id = m.unit_id and h.base = m.base
), told as (
    select seq, key from again union all select seq, key from edited
    union all select seq, base || case when n > 1 then '#' || n else '' end from more
)
