-- one row per person whose standing changed
update person set member = s.member, same_as = s.same_as, current = s.current
from person_match s
where s.id = person.id
  and row(person.member, person.same_as, person.current) is distinct from row(s.member, s.same_as, s.current);
