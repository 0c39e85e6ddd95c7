-- one row per member nothing reached at all though the files that could show it cover the period; doubt: per one somebody of whose name was reached;
-- shown, aside: per member of the units whose files can show it, and of the others
select *, 1 as weight
from reach_state($unit, $from, $last, $until), (values (''), ('doubt'), ('shown'), ('aside')) as roles(role)
where case role when 'shown' then complete when 'aside' then not complete
    else complete and not named and not massed and (maybe_named or maybe_massed) = (role = 'doubt') end
