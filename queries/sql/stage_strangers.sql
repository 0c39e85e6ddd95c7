-- one row per person a table mentions whom nobody mentioned before
select no from cast_person where id is null order by no;
