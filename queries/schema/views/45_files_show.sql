-- files_show(since, till): one row per unit, with what the files of its owner can show of the days from since to till.
-- attends: sign-ins stand beside more than half of the activities that state how many came, or nothing stands without one and they cover every month;
-- signs, visits: sign-ins, visits cover every month. A provisional group is shown by its own files or its owner's.
create or replace macro files_show(since, till) as table
with months as (
    select strftime(t.day, '%Y-%m') as month
    from (select unnest(generate_series(date_trunc('month', cast(since as date)), cast(till as date), interval 1 month)) as day) t
), happened as (
    select u.owner_id, count(*) filter (where a.signed) as signed, count(*) filter (where not a.signed and a.person_times is not null) as unsigned
    from contrib_activity a
    join unit_now u on u.unit_id = a.unit_id
    where a.at_day between cast(since as date) and cast(till as date)
    group by u.owner_id
), covered as (
    select unit_id, 'signs' as what, month from signed_month
    union all
    select unit_id, 'visits', month from covered_month where kind = 'visits'
), speaks as (
    select unit_id, unit_id as for_it from unit_now
    union
    select unit_id, owner_id from unit_now
), told as (
    select u.unit_id, count(distinct c.month) filter (where c.what = 'signs') as signs, count(distinct c.month) filter (where c.what = 'visits') as visits
    from speaks u
    join covered c on c.unit_id = u.for_it
    semi join months m on m.month = c.month
    group by u.unit_id
), due as (
    select count(*) as n from months
)
select u.unit_id, coalesce(u.owner_id, u.unit_id) as home,
    coalesce(h.signed, 0) > coalesce(h.unsigned, 0) or coalesce(h.unsigned, 0) = 0 and coalesce(t.signs, 0) = d.n as attends,
    coalesce(t.signs, 0) = d.n as signs, coalesce(t.visits, 0) = d.n as visits
from unit_now u
cross join due d
left join happened h on h.owner_id = coalesce(u.owner_id, u.unit_id)
left join told t on t.unit_id = u.unit_id;
