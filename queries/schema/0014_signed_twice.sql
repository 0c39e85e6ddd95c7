-- Sign-ins that name somebody already signed in for the same activity and day in other words:
-- by number in one file, by name in another. Worked out anew from facts; no part of the digest.
create table signed_twice (unit_id bigint, id bigint);
