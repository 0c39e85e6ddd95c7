-- one row per row of a file whose person was another mention
update fact_participation set person_id = t.person_id from said_to t where t.kind = 'participation' and t.id = fact_participation.id and t.person_id is distinct from fact_participation.person_id;
