-- one row: a file of a kept draft
select body from edition_file where edition = $edition and format = $format;
