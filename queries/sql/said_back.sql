-- one row per row of a file a person said of who is meant: the mention the file makes, with which a file sent again is compared
create or replace temp table said_to as
with fact as (
    select 'participation' as kind, id, person_id from fact_participation
    union all select 'visits', id, person_id from fact_visit
    union all select 'events', id, person_id from fact_event
    union all select 'proposals', id, person_id from fact_proposal
)
select f.kind, f.id, p.said_as as person_id from fact f join person p on p.id = f.person_id and p.said_as is not null;
