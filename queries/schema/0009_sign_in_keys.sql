-- The keys of sign-ins are letters nothing can be pressed out of, and trying to took more
-- than half of the time of writing a row. They are kept as they are.
create table fact_sign_in (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar using compression uncompressed, current boolean,
    activity_id bigint, day date, person_id bigint, role varchar, minutes integer, mention_id bigint
);
insert into fact_sign_in
select id, batch, source, row, part, unit_id, key, current, activity_id, day, person_id, role, minutes, mention_id
from fact_participation
order by id;
drop table fact_participation;
alter table fact_sign_in rename to fact_participation;
