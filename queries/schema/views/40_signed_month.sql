-- one row per unit x month in which sign-ins tell who was present: covered by sign-ins, or an activity log whose every activity has one
create or replace view signed_month as
select unit_id, month from covered_month where kind = 'participation'
union
select c.unit_id, c.month
from covered_month c
where c.kind = 'activities' and not exists (
    select 1 from contrib_activity a where a.unit_id = c.unit_id and a.month = c.month and not a.signed
);
