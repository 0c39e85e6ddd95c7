-- one row: the digest of what loaded tables speak for; a span within another says nothing more
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), u.key, c.kind, cell(c.from_day), cell(c.to_day), cell(c.zero)) as line
    from coverage_now c join unit u on u.id = c.unit_id
    where not exists (
        select 1 from coverage_now w
        where w.unit_id = c.unit_id and w.kind = c.kind and w.zero = c.zero and w.from_day <= c.from_day and w.to_day >= c.to_day
          and (w.from_day < c.from_day or w.to_day > c.to_day)
    )
);
