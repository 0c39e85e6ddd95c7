-- one row: the number of a kept draft
insert into edition
select coalesce(max(id), 0) + 1, $unit, $first, $last, $voice, $title, $final, $asof, $digest,
    (select coalesce(max(id), 0) from batch), $at, $viewer, $inside, $remark from edition
returning id;
