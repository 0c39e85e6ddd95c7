-- one row: the document of a plan as it was written, sealed
insert into plan_text values ($plan, $body);
