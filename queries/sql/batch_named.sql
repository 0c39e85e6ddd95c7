-- one row: the batch with the name of its original
update batch set original = $original where id = $id;
