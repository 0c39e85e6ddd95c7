-- one row per role that says the person was there
select no from cast_role where here;
