package queries

import _ "embed" // the statements below

// The statements of accounts, sessions and the audit log.
var (
	//go:embed sql/account_add.sql
	sqlAccountAdd string
	//go:embed sql/account_admins.sql
	sqlAccountAdmins string
	//go:embed sql/account_all.sql
	sqlAccountAll string
	//go:embed sql/account_change.sql
	sqlAccountChange string
	//go:embed sql/account_count.sql
	sqlAccountCount string
	//go:embed sql/account_named.sql
	sqlAccountNamed string
	//go:embed sql/account_password.sql
	sqlAccountPassword string
	//go:embed sql/audit_add.sql
	sqlAuditAdd string
	//go:embed sql/audit_latest.sql
	sqlAuditLatest string
	//go:embed sql/session_account.sql
	sqlSessionAccount string
	//go:embed sql/session_add.sql
	sqlSessionAdd string
	//go:embed sql/session_close.sql
	sqlSessionClose string
	//go:embed sql/session_close_all.sql
	sqlSessionCloseAll string
	//go:embed sql/session_expired.sql
	sqlSessionExpired string
)
