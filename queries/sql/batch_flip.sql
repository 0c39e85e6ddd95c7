-- one row per batch whose standing changes
update batch set undone = not undone where id in (select id from flipped);
