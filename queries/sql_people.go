package queries

import _ "embed" // the statements below

// Whom the rows mean: the statements of resolve.go, in the order they run.
var (
	//go:embed sql/said_any.sql
	sqlSaidAny string
	//go:embed sql/said_rows.sql
	sqlSaidRows string
	//go:embed sql/said_people.sql
	sqlSaidPeople string
	//go:embed sql/said_to.sql
	sqlSaidTo string
	//go:embed sql/said_back.sql
	sqlSaidBack string
	//go:embed sql/said_participation.sql
	sqlSaidParticipation string
	//go:embed sql/said_visits.sql
	sqlSaidVisits string
	//go:embed sql/said_events.sql
	sqlSaidEvents string
	//go:embed sql/said_proposals.sql
	sqlSaidProposals string
	//go:embed sql/peopled.sql
	sqlPeopled string
	//go:embed sql/peopled_by.sql
	sqlPeopledBy string
	//go:embed sql/peopled_any.sql
	sqlPeopledAny string
	//go:embed sql/resolve_roll.sql
	sqlResolveRoll string
	//go:embed sql/resolve_candidates.sql
	sqlResolveCandidates string
	//go:embed sql/resolve_choice_clear.sql
	sqlResolveChoiceClear string
	//go:embed sql/resolve_choice.sql
	sqlResolveChoice string
	//go:embed sql/question_meant.sql
	sqlQuestionMeant string
	//go:embed sql/question_namesakes_count.sql
	sqlQuestionNamesakesCount string
	//go:embed sql/meant_member.sql
	sqlMeantMember string
	//go:embed sql/meant_mention.sql
	sqlMeantMention string
)
