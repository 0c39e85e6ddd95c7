-- The whole schema. No keys, constraints or indexes on facts and rollups: uniqueness
-- is a set check in the import. Integer ids live in this file only; everything that
-- leaves it (URLs, figures, digests) uses keys. Money is BIGINT fen, hours are minutes.

create sequence ids start 1;

create table setting (name varchar, value varchar);
insert into setting values ('data_version', '0'), ('decision_version', '0');

-- one file taken in; undo marks it
create table batch (
    id bigint, file varchar, original varchar, received timestamp, viewer varchar,
    undone boolean, rows_read integer, rows_loaded integer, rows_rejected integer, rows_skipped integer
);

-- one recognised table of a file, or one plan document
create table source (
    id bigint, batch bigint, file varchar, sheet varchar, number integer, kind varchar, unit_id bigint, columns varchar
);

-- a loaded table speaks for unit x kind x [from_day, to_day)
create table coverage (
    batch bigint, source bigint, unit_id bigint, kind varchar, from_day date, to_day date, zero boolean
);

-- value is sealed by the Vault: a rejected cell may hold anything
create table reject (
    batch bigint, source bigint, row integer, col varchar, header varchar, cell varchar, value blob, why varchar, hint varchar
);

create table skip (batch bigint, source bigint, row integer, why varchar);

-- Entities. current: some current fact, or a unit named by the import, stands on it.
create table unit (id bigint, key varchar, provisional boolean, current boolean);

-- names and parents have dates; null from_day is "always", null to_day "until now"
create table unit_name (unit_id bigint, name varchar, folded varchar, alias boolean, from_day date, to_day date, batch bigint);
create table unit_parent (unit_id bigint, parent_id bigint, from_day date, to_day date, batch bigint);

-- Everybody a file mentions. member: stands on the roll. same_as: the person this
-- mention was resolved to (itself when nobody else), null when the name is shared by
-- several members (同名) and a person must say who is meant.
create table person (
    id bigint, unit_id bigint, key varchar, name varchar, staff_no varchar, grp varchar,
    member boolean, same_as bigint, current boolean
);

-- One happening, one entity: ledger rows and sign-ins meet here. implied: no ledger row yet.
create table activity (
    id bigint, unit_id bigint, key varchar, title varchar, folded varchar, start date, implied boolean, current boolean
);

-- Facts. One row is one version of one key; current: of the newest batch not undone.
create table fact_unit (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    level varchar, sector varchar, headcount integer, region varchar, type varchar, founded date
);
create table fact_member (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    person_id bigint, grp varchar, gender varchar, birth date, employment varchar, hardship varchar, status varchar, joined date, left_day date
);
create table fact_activity (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    activity_id bigint, code varchar, title varchar, folded varchar, category varchar, theme varchar, festival varchar,
    start_day date, end_day date, place varchar, organiser varchar, headcount integer, approx boolean, spend bigint,
    plan_ref varchar, note varchar
);
create table fact_participation (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    activity_id bigint, day date, person_id bigint, role varchar, minutes integer
);
-- label may be shown to anyone who may see the row; reason and note are sealed
create table fact_visit (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, person_id bigint, label varchar, class varchar, festival varchar, amount bigint, goods bigint,
    form varchar, signed varchar, visitor blob, reason blob, note blob
);
create table fact_event (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, person_id bigint, class varchar, kind blob
);
create table fact_spending (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, voucher varchar, subject varchar, summary varchar, amount bigint, activity varchar, festival varchar, payee varchar, note varchar
);
create table fact_income (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, voucher varchar, subject varchar, summary varchar, amount bigint
);
create table fact_budget (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    year integer, subject varchar, amount bigint, adjusted bigint, scheme varchar
);
create table fact_proposal (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, title varchar, person_id bigint, status varchar, class varchar
);
create table fact_honor (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    day date, title varchar, level varchar, recipient varchar
);
-- value in thousandths
create table fact_indicator (
    id bigint, batch bigint, source bigint, row integer, part integer, unit_id bigint, key varchar, current boolean,
    as_of date, name varchar, value bigint, unit_of varchar, basis varchar, note varchar
);

-- Plans. An item's key is plan key + folded text + ordinal.
create table plan (
    id bigint, batch bigint, source bigint, unit_id bigint, key varchar, title varchar,
    from_day date, to_day date, revision integer, current boolean
);
create table plan_item (
    id bigint, batch bigint, source bigint, plan_id bigint, unit_id bigint, key varchar, current boolean,
    number integer, line integer, section varchar, text varchar, category varchar, targets varchar,
    window_json varchar, more_json varchar, strength varchar, notes varchar, owner varchar
);

-- What the machine thinks; a function of current items and activities, rebuilt whole per unit.
create table link (unit_id bigint, item_key varchar, activity_key varchar, score double, state varchar, why varchar);

-- What people decided, append-only, laid over the machine's output when read.
create table decision (
    id bigint, "at" timestamp, viewer varchar, unit_key varchar, kind varchar, subject varchar, object varchar, value varchar, reason varchar
);

-- Rollups, tested equal to the measures. Rebuilt for touched units.
create table rollup_unit_month (
    unit_id bigint, month integer, theme varchar, activities bigint, person_times bigint, activity_spend bigint,
    visits bigint, visit_amount bigint, visit_goods bigint, spending bigint
);
-- day masks: bit (day of year - 1) of six UBIGINTs; any: any contact by name
create table rollup_member_year (
    unit_id bigint, person_id bigint, year integer,
    p1 ubigint, p2 ubigint, p3 ubigint, p4 ubigint, p5 ubigint, p6 ubigint,
    a1 ubigint, a2 ubigint, a3 ubigint, a4 ubigint, a5 ubigint, a6 ubigint
);
create table rollup_unit_year (
    unit_id bigint, year integer, members bigint, members_average double, activities bigint, person_times bigint, spending bigint
);

-- Parameters of rules; a rule without one is reported as not configured, never as passed.
create table rule_param (
    rule varchar, province varchar, unit_key varchar, value double, unit_of varchar, from_day date, to_day date, doc varchar, source varchar
);

-- Prepared for sign-in.
create table account (id bigint, name varchar, role varchar, units varchar, names boolean, password varchar, created timestamp, disabled boolean);
create table session (token_hash varchar, account_id bigint, created timestamp, expires timestamp);
create table audit ("at" timestamp, viewer varchar, action varchar, object varchar, detail varchar);
