package queries

import _ "embed" // the statements below

// One statement a file; the first line of each says what one row is.
var (
	//go:embed sql/migration_table.sql
	sqlMigrationTable string
	//go:embed sql/migrations.sql
	sqlMigrations string
	//go:embed sql/migration_add.sql
	sqlMigrationAdd string
	//go:embed sql/setting_get.sql
	sqlSettingGet string
	//go:embed sql/setting_put.sql
	sqlSettingPut string
)
