-- one row per name a person has given a unit besides its own, newest last
select object, subject from decision where kind = 'alias' order by id;
