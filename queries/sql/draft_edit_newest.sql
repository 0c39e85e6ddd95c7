-- one row: the newest edit of a paragraph the viewer may read, 0 for none
select coalesce(max(id), 0) from draft_edit
where unit = $unit and first_day = $first and last_day = $last and voice = $voice and paragraph = $paragraph and ($inside or not inside);
