-- one row: how many tables stand in a file that has never seen a migration
select count(*) from duckdb_tables()
where not internal and not temporary and database_name = current_database()
  and not exists (select 1 from duckdb_tables() where table_name = 'migration' and not internal);
