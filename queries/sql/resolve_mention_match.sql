-- one row per mention the ledger answers to: by code, else by title on a day of the activity; the nearest start counts
create or replace temp table mention_match as
with candidate as (
    select m.id, f.activity_id, f.key, 1 as rank, abs(date_diff('day', f.start_day, m.day)) as away
    from activity_mention m
    join fact_activity f on f.current and f.unit_id = m.unit_id and lower(trim(f.code)) = lower(trim(m.title))
    semi join touched t on t.unit_id = m.unit_id
    union all
    select m.id, f.activity_id, f.key, 2, abs(date_diff('day', f.start_day, m.day))
    from activity_mention m
    join fact_activity f on f.current and f.unit_id = m.unit_id and f.folded = m.folded
        and m.day between f.start_day and coalesce(f.end_day, f.start_day)
    semi join touched t on t.unit_id = m.unit_id
)
select id, activity_id from candidate
qualify row_number() over (partition by id order by rank, away, key) = 1;
