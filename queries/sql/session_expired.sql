-- one row per session whose time is over
delete from session where expires <= $now;
