-- What the store needs to keep facts a function of batches.

-- A row of a later file that says what a standing version says already. When the
-- version's own batch is undone, the version goes over to the earliest such row.
create table restated (batch bigint, source bigint, row integer, part integer, fact bigint);

-- An activity as a sign-in names it, and the entity it was resolved to. Resolved anew
-- for the units an import or undo touches, so the order of files does not matter.
create table activity_mention (id bigint, unit_id bigint, key varchar, title varchar, folded varchar, day date, activity_id bigint);
alter table fact_participation add column mention_id bigint;

-- What the newest row of kind units says; unit_name and unit_parent hold every mention,
-- and the first mention places a unit nobody has declared.
alter table fact_unit add column name varchar;
alter table fact_unit add column parent_key varchar;

-- The tree as it stands, worked out from unit_name, unit_parent and fact_unit; days
-- null: always. One row per unit. owner: the unit itself, or for a provisional one the
-- nearest unit above that is not: its plans and activities are the owner's own.
create table unit_now (
    unit_id bigint, key varchar, name varchar, parent_id bigint, parent_key varchar, level varchar, sector varchar,
    type varchar, region varchar, headcount integer, provisional boolean, ord integer, from_day date, to_day date,
    owner_id bigint, owner_key varchar
);
-- One row per unit and each unit above it, itself included (depth 0).
create table unit_under (
    unit_id bigint, unit_key varchar, above_id bigint, above_key varchar, depth integer, from_day date, to_day date
);

-- touched: data version of the last change to a unit's plan or activities; linked: the one its links were made from
create table unit_state (unit_id bigint, touched bigint, linked bigint);
