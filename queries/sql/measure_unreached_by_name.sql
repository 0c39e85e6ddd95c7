-- one row per member nothing reached by name though the files that could show it cover the period; shown, aside: one row per member of the units whose
-- files can show it, and of the others
select *, 1 as weight
from reach_state($unit, $from, $last, $until), (values (''), ('shown'), ('aside')) as roles(role)
where complete and (role = 'shown' or role = '' and status in ('mass', 'none')) or not complete and role = 'aside'
