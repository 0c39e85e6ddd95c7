-- one row per format a kept draft is kept in
select format from edition_file where edition = $edition order by format;
