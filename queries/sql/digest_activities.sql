-- one row: the digest of current activities
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), u.key, a.key, cell(a.title), cell(a.start), cell(a.implied), cell(n.person_times)) as line
    from activity a join unit u on u.id = a.unit_id join activity_now n on n.activity_id = a.id
    where a.current
);
