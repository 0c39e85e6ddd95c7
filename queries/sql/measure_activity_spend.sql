-- one row per activity; weight: the money its ledger row says was spent, null when it says nothing
select *, spend as weight from contrib_activity
