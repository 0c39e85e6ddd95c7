-- one row per payment: of the spending ledger, and for a unit's months without one, of the activity and visit ledgers; never both.
-- label: of a visit. What a provisional unit's ledgers tell was paid by the unit that owns it, whose spending ledger has it already.
create or replace view contrib_paid as
with kept as (
    select unit_id, month from covered_month where kind = 'spending'
    union
    select unit_id, month from contrib_spending
), told as (
    select source, row, part, unit_id, at_day, day, strftime(at_day, '%Y-%m') as month, '' as subject, festival, words, null as label, spend as weight
    from contrib_activity where spend is not null
    union all
    select source, row, part, unit_id, day as at_day, day, month, '' as subject, festival, words, label, coalesce(amount, 0) + coalesce(goods, 0)
    from contrib_visit where amount is not null or goods is not null
)
select source, row, part, unit_id, at_day, day, month, subject, festival, words, null as label, weight, rowkey, basis
from contrib_spending
union all
select t.source, t.row, t.part, t.unit_id, t.at_day, t.day, t.month, t.subject, t.festival, t.words, t.label, t.weight, null, '按台账'
from told t
join unit_now u on u.unit_id = t.unit_id
where not exists (select 1 from kept k where k.unit_id = t.unit_id and k.month = t.month)
    and not exists (select 1 from kept k where k.unit_id = u.owner_id and k.month = t.month);
