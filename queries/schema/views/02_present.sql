-- present(role): whether a participation record says the person was there (a blank role is a plain signature)
create or replace macro present(role) as
    coalesce(role, '') not in ('缺席', '缺勤', '请假', '未到', '未参加', '未签到');
