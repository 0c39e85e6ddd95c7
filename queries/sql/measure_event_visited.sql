-- one row per event that calls for a visit; weight: 1 when somebody visited the person after it
select *, case when visited then 1 else 0 end as weight from event_seen($last)
