-- one row per staged row that mentions a person
update stage set person_id = p.id from person p where p.unit_id = stage.unit_id and p.key = stage.pkey;
