-- one row per entry of a spending ledger
select * from contrib_spending
