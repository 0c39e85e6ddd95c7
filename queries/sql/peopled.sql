-- one row per unit in which it is to be worked out anew whom mentions of people mean
create or replace temp table peopled as select unit_id from touched;
