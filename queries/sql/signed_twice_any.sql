-- one row: whether the sign-ins of an import mention a member in several ways
select exists (
    select same_as from person p semi join cast_person c on c.id = p.id
    where same_as is not null
    group by same_as having count(*) > 1
);
