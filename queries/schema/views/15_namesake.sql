-- one row per mention of a person nobody can place (several members share the name, or number and name contradict each other) and member it may mean; words: what the file calls the person
create or replace view namesake as
select c.mention, c.member, coalesce(w.name, w.staff_no, '') as words
from namesake_choice c
join person w on w.id = c.mention
where w.current and w.same_as is null;
