-- What of a table was taken for nothing. No part of the digest.

-- a heading nobody recognised, sealed since it may be anything, a name too; or, without one,
-- why a table is no data
create table unread (batch bigint, source bigint, nth integer, heading blob, why varchar);
