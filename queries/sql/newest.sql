-- one row per version of a key that may have changed: whether it is the one said last
create or replace temp table newest as
with last as (
    select m.unit_id, m.key, arg_max(m.id, s.latest) as id from moved m join stands s on s.fact = m.id group by m.unit_id, m.key
)
select m.id, coalesce(l.id = m.id, false) as current from moved m left join last l using (unit_id, key);
