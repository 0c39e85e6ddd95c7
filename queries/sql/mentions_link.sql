-- one row per staged sign-in row
update stage set mention_id = m.id from activity_mention m where m.unit_id = stage.unit_id and m.key = stage.mkey;
