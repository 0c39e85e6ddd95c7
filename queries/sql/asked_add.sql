-- one row: how the file of a batch was to be read, and which batch it corrects
insert into asked values ($batch, $said, $corrects);
