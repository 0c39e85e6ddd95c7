-- one row: whether a unit's files make the mention, or have the row, with this key
select exists (select 1 from person p join unit u on u.id = p.unit_id where u.key = $unit and p.key = $subject and p.said_as is null)
    or exists (
        select 1 from (
            select 'participation ' || key as subject, unit_id from fact_participation where current and key = try_cast($key as bigint)
            union all select 'visits ' || key, unit_id from fact_visit where current and key = $key
            union all select 'events ' || key, unit_id from fact_event where current and key = $key
            union all select 'proposals ' || key, unit_id from fact_proposal where current and key = $key
        ) f join unit u on u.id = f.unit_id where u.key = $unit and f.subject = $subject
    );
