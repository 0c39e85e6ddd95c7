-- one row: what the rules can be judged by: rules with a parameter, whether there are visits of a class, and whether the roll keeps hardship files
select
    coalesce((select string_agg(distinct r.rule, ',' order by r.rule) from rule_param r
        where coalesce(r.province, '') = '' and (r.unit_key is null or r.unit_key in (select unit_key from asked($unit, $last, $all, $mine)))
            and (r.from_day is null or r.from_day <= $last) and (r.to_day is null or r.to_day > $from)), '') as configured,
    coalesce((select string_agg(distinct coalesce(r.doc, r.source), '、' order by coalesce(r.doc, r.source)) from rule_param r), '') as docs,
    exists (select 1 from contrib_member m join asked($unit, $last, $all, $mine) a on a.unit_id = m.unit_id where coalesce(m.hardship, '') <> '') as files
