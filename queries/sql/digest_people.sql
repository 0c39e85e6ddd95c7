-- one row: the digest of current people and whom they were resolved to
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), u.key, p.key, cell(p.name), cell(p.staff_no), cell(p.grp), cell(p.member), cell(s.key)) as line
    from person p join unit u on u.id = p.unit_id left join person s on s.id = p.same_as
    where p.current
);
