-- one row per sign-in record whose activity changed
update fact_participation set activity_id = m.activity_id
from activity_mention m
semi join touched t on t.unit_id = m.unit_id
where m.id = fact_participation.mention_id and fact_participation.activity_id is distinct from m.activity_id;
