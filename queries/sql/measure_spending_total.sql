-- one row per payment: ledger entries, else what the activity and visit ledgers say
select * from contrib_paid
