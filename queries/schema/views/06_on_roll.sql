-- on_roll(joined, left_day, status, since, till): whether a member stood on the roll on some day of [since, till]; retired people are not members on the roll
create or replace macro on_roll(joined, left_day, status, since, till) as
    (joined is null or joined <= cast(till as date))
    and (left_day is null or left_day > cast(since as date))
    and (left_day is not null or not regexp_matches(coalesce(status, ''), '退休|退会|离会|离职|调出|去世|注销'));
