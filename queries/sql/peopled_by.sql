-- one row per unit in which sign-ins, and nothing else, name somebody nobody cited before. In the rest everybody means whom they meant: rolls and
-- what people said are the same. A member without an identity number is one that stands on the roll, cited or not
create or replace temp table peopled as
select distinct p.unit_id from person p semi join cast_person c on c.id = p.id where not p.current or p.member and p.id_hash is not null;
