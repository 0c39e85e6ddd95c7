-- one row per mention nobody can place and member it may mean
insert into namesake_choice
select c.id, c.rep from person_candidate c semi join person_match m on m.id = c.id and m.same_as is null order by 1, 2;
