-- one row a unit: its links are to be made anew
update unit_state set linked = touched - 1 where linked >= touched;
