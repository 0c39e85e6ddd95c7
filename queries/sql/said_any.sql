-- one row: whether people said of rows who is meant in them
select exists (select 1 from decision where kind = 'meant' and contains(subject, ' '));
