-- one row per text a unit kept of a kind and name, or of all where they are empty, that the viewer may read; newest first
select kind, name, "at", viewer, body from own_text
where unit = $unit and ($kind = '' or kind = $kind and name = $name) and ($inside or not inside)
order by id desc;
