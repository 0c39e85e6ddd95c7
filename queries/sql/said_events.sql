-- one row per row of a file whose person was another mention
update fact_event set person_id = t.person_id from said_to t where t.kind = 'events' and t.id = fact_event.id and t.person_id is distinct from fact_event.person_id;
