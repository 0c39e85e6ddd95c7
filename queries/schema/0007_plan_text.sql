-- What the review of a plan needs beside its items.

-- the lines of a plan's document as they were written, [{"n":1,"text":".."}], sealed
create table plan_text (plan_id bigint, body blob);

-- the newest word about a unit's plan items its links were made with; none: no word yet
create table linked_words (unit_key varchar, decision bigint);
