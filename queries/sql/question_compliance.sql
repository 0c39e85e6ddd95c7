-- one row per rule and record that goes against it, by the day of the record
with visit as (
    select v.*, w.unit_key from contrib_visit v
    join asked($unit, $last, $all, $mine) w on w.unit_id = v.unit_id
    where v.day >= $from and v.day <= $last
), cap as (
    select v.source, v.row, v.part, v.unit_key, v.person, v.day, v.label, v.class, v.mass, year(v.day) as year,
        coalesce(v.amount, 0) + coalesce(v.goods, 0) as given, r.rule,
        cast(round(max_by(r.value, (coalesce(r.unit_key, ''), coalesce(r.from_day, date '1900-01-01'))) * 100) as bigint) as most
    from visit v
    join rule_param r on coalesce(r.unit_key, v.unit_key) = v.unit_key and coalesce(r.province, '') = ''
        and (r.from_day is null or r.from_day <= v.day) and (r.to_day is null or r.to_day > v.day)
        and (r.rule = 'FEST-CAP' and v.mass or r.rule = 'BDAY-CAP' and v.class = '生日' or r.rule = 'SICK-CAP' and v.class = '生病住院')
    group by all
), broken as (
    select 'FEST-GOODS' as rule, unit_key, source, row, part, day from visit
    where mass and (regexp_matches(form, '现金|转账|购物卡|银行卡') or form = '' and amount > 0 and goods is null)
    union all
    select 'FEST-DAYS', unit_key, source, row, part, day from visit
    where mass and not regexp_matches(festival, '元旦|春节|两节|清明|五一|劳动|端午|中秋|国庆|高温')
    union all
    select rule, unit_key, source, row, part, day from cap
    qualify sum(given) over (partition by rule, person, year order by day, source, row, part) > most
    union all
    select 'HARD-FILE', v.unit_key, v.source, v.row, v.part, v.day from visit v
    where v.class = '困难' and exists (select 1 from contrib_member m where m.unit_id = v.unit_id and coalesce(m.hardship, '') <> '')
        and not exists (select 1 from contrib_member m where m.person = v.person and coalesce(m.hardship, '') not in ('', '无', '一般'))
)
select b.rule, b.unit_key, coalesce(s.file, ''), coalesce(s.sheet, ''), coalesce(s.number, 0), coalesce(b.row, 0), coalesce(b.part, 0)
from broken b
left join source s on s.id = b.source
order by 1, 2, b.day, 3, 4, 5, 6, 7
