-- How many rows of a table were new or changed when it came in, and how many stood already:
-- the rows themselves may go over to another batch later. No part of the digest.
create table taken (batch bigint, source bigint, loaded integer, unchanged integer);
