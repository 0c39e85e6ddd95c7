-- one row: whether there is a unit in which it is to be worked out anew whom mentions of people mean
select exists (from peopled);
