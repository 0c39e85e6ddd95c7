-- one row: a file of a kept draft
insert into edition_file values ($edition, $format, $body);
