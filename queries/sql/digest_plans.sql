-- one row: the digest of current plan items
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), u.key, p.key, p.title, cell(p.from_day), cell(p.to_day), cell(i.number), cell(i.key), cell(i.section), cell(i.text),
        cell(i.category), cell(i.targets), cell(i.window_json), cell(i.more_json), cell(i.strength), cell(i.notes), cell(i.owner)) as line
    from plan p join unit u on u.id = p.unit_id left join plan_item i on i.plan_id = p.id
    where p.current
);
