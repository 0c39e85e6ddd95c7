-- one row per standing earlier batch a batch may be an edited copy of: other bytes, but the same kinds for the same units, of about the same days
with me as (
    select * from batch where id = $batch
), mine as (
    select distinct kind, unit_id from source where batch = $batch and kind <> ''
), span as (
    select c.batch, c.kind, min(c.from_day) as since, max(c.to_day) as till
    from coverage c join batch b on b.id = c.batch where not b.undone or b.id = $batch
    group by c.batch, c.kind
), other_days as (
    select t.batch from span t join span m on m.batch = $batch and m.kind = t.kind
    where t.batch <> $batch and case when t.kind in ('members', 'units') then t.since <> m.since
        else 10 * date_diff('day', greatest(t.since, m.since), least(t.till, m.till)) < 6 * least(date_diff('day', t.since, t.till), date_diff('day', m.since, m.till)) end
), other_tables as (
    select s.batch from source s left join mine m on m.kind = s.kind and m.unit_id = s.unit_id
    where s.kind <> '' and m.kind is null
), other_plans as (
    select p.batch from plan p
    where not exists (select 1 from plan m where m.batch = $batch and m.unit_id = p.unit_id and m.key = p.key)
)
select b.id from batch b cross join me
where b.id < least($before, me.id) and not b.undone and (b.original = '' or b.original <> me.original)
  and b.id in (select batch from source where kind not in ('', 'plan'))
  and b.id not in (select batch from other_days)
  and b.id not in (select batch from other_tables)
  and b.id not in (select batch from other_plans)
  and b.id not in (select other from apart where batch = $batch)
order by b.id desc
limit 60;
