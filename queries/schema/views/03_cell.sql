-- cell(x): a value as a digest line holds it; null differs from the empty text
create or replace macro cell(x) as coalesce(cast(x as varchar), chr(30));
