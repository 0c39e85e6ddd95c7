-- one row per plan item its unit has changed in the course of the year
select distinct subject from decision where unit_key = $unit and kind = 'adjust' order by subject
