-- one row per row of a file whose person was another mention
update fact_visit set person_id = t.person_id from said_to t where t.kind = 'visits' and t.id = fact_visit.id and t.person_id is distinct from fact_visit.person_id;
