-- meant_subject(subject): what a person said who is meant in, as rows go by now: a sign-in by its number, also where it was said when they went by letters
create or replace macro meant_subject(subject) as case
    when regexp_full_match(subject, 'participation [a-z2-7]{16}(#[0-9]+)?') then 'participation ' || cast(
        list_sum([(strpos('abcdefghijklmnopqrstuvwxyz234567', subject[15 + i]) - 1) << (55 - 5 * i) for i in range(12)])
        + coalesce(try_cast(split_part(subject, '#', 2) as bigint) - 1, 0) as bigint)
    else subject end;
