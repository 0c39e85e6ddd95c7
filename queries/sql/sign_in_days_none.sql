-- no row: all there is to know of sign-ins stands in their table
create or replace temp table sign_in_days (
    person_id bigint, year bigint, m1 ubigint, m2 ubigint, m3 ubigint, m4 ubigint, m5 ubigint, m6 ubigint
);
