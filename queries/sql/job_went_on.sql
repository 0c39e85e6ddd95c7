-- one row: work that got somewhere since it was begun
update job set begun = 0 where id = $job and begun > 0;
