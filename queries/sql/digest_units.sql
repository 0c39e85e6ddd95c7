-- one row: the digest of the tree of units
select coalesce(sha256(string_agg(line, chr(10) order by line)), '') from (
    select concat_ws(chr(31), key, name, cell(parent_key), cell(level), cell(sector), cell(type), cell(region), cell(headcount), cell(provisional)) as line
    from unit_now
);
