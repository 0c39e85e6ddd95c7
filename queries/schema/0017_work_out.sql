-- Files with sign-ins from before signed_twice was kept: what follows from their facts is
-- worked out anew when they are opened (Open), or somebody signed in twice counts twice
-- until a file of that unit comes in.
insert into setting select 'stale', 'true' where exists (from fact_participation where current);
