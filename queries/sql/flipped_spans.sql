-- one row per unit, kind and span a batch whose standing changes speaks for
select distinct unit_id, kind, from_day, to_day from coverage where batch in (select id from flipped) order by all;
