-- one row: the digest of what loaded tables speak for
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), u.key, c.kind, cell(c.from_day), cell(c.to_day), cell(c.zero)) as line
    from coverage_now c join unit u on u.id = c.unit_id
);
