-- one row: the digest of the rollups
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), 'month', u.key, cell(r.month), cell(r.theme), cell(r.activities), cell(r.person_times), cell(r.activity_spend),
        cell(r.visits), cell(r.visit_amount), cell(r.visit_goods), cell(r.spending)) as line
    from rollup_unit_month r join unit u on u.id = r.unit_id
    union all
    select concat_ws(chr(31), 'year', u.key, cell(r.year), cell(r.members), cell(r.members_average), cell(r.activities), cell(r.person_times), cell(r.spending))
    from rollup_unit_year r join unit u on u.id = r.unit_id
    union all
    select concat_ws(chr(31), 'member', u.key, p.key, cell(r.year), cell(r.p1), cell(r.p2), cell(r.p3), cell(r.p4), cell(r.p5), cell(r.p6),
        cell(r.a1), cell(r.a2), cell(r.a3), cell(r.a4), cell(r.a5), cell(r.a6))
    from rollup_member_year r join unit u on u.id = r.unit_id join person p on p.id = r.person_id
);
