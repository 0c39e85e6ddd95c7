-- one row per edit of a summary the viewer may read, oldest first
select id, paragraph, "at", viewer, body from draft_edit
where unit = $unit and first_day = $first and last_day = $last and voice = $voice and ($inside or not inside)
order by id;
