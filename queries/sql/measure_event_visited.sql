-- one row per event after which somebody visited the person
select *, 1 as weight from event_seen where visited
