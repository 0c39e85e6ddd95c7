-- no row stays: the tree is written anew
delete from unit_under;
