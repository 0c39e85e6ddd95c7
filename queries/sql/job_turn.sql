-- one row: the work, turned into another kind and begun anew; none where it does not stand as believed
update job set kind = $kind, spec = case when $spec = '' then spec else $spec end, state = $to, message = '', after_batch = null, result = '', keep_until = null, begun = 0
where id = $job and state = $from
returning id;
