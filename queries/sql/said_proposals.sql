-- one row per row of a file whose person was another mention
update fact_proposal set person_id = t.person_id from said_to t where t.kind = 'proposals' and t.id = fact_proposal.id and t.person_id is distinct from fact_proposal.person_id;
