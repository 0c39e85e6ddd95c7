package terms

// The measures (design.md, "Words that must mean one thing"). Each is one SQL
// giving its contributing rows; queries/measures.go holds the registry with label,
// unit, aggregate and the dimensions each understands.
const (
	ActivityCount       Measure = "activity_count"       // 活动次数: activities started in the period
	ActivityDate        Measure = "activity_date"        // 开展日期 of one activity (ByActivity)
	ActivityEnd         Measure = "activity_end"         // 结束日期 of one activity
	PersonTimes         Measure = "person_times"         // 人次
	ReportedHeadcount   Measure = "reported_headcount"   // 台账所报参加人数, sign-in or not
	SignedIn            Measure = "signed_in"            // 签到到场人次, reported or not
	DistinctPeople      Measure = "distinct_people"      // 人数, needs records
	ActivitySpend       Measure = "activity_spend"       // 台账所记活动经费
	ParticipationRate   Measure = "participation_rate"   // 参与率
	Reach               Measure = "reach"                // 覆盖率
	MembersOnRoll       Measure = "members_on_roll"      // 会员数 on the period's last day
	MembersJoined       Measure = "members_joined"       // 新入会
	MembersLeft         Measure = "members_left"         // 离会
	WorkerCount         Measure = "worker_count"         // 职工人数 of the unit table
	MembershipRate      Measure = "membership_rate"      // 入会率 = members ÷ workers
	UnitCount           Measure = "unit_count"           // units below, with rows
	VisitTimes          Measure = "visit_times"          // 慰问人次
	VisitPeople         Measure = "visit_people"         // 慰问人数, distinct
	VisitAmount         Measure = "visit_amount"         // 慰问金
	VisitGoods          Measure = "visit_goods"          // 慰问品折价
	VisitTotal          Measure = "visit_total"          // 慰问金 + 慰问品
	VisitDate           Measure = "visit_date"           // first day of a visiting campaign
	EventCount          Measure = "event_count"          // 需访事件
	EventVisited        Measure = "event_visited"        // 需访事件中已访
	EventVisitRate      Measure = "event_visit_rate"     //
	SpendingTotal       Measure = "spending_total"       // 支出: ledger, else 按台账
	SpendingCount       Measure = "spending_count"       // 笔数 of what spending_total adds up
	SpendingAmount      Measure = "spending_amount"      // one ledger entry (ByRow)
	IncomeTotal         Measure = "income_total"         // 收入
	BudgetTotal         Measure = "budget_total"         // approved + adjusted
	BudgetExecution     Measure = "budget_execution"     // 预算执行率
	PerMemberSpend      Measure = "per_member_spend"     // 人均支出
	ProposalCount       Measure = "proposal_count"       // 提案件数
	ProposalDone        Measure = "proposal_done"        // 办结件数 (采纳并办结)
	ProposalRate        Measure = "proposal_rate"        // 办结率
	ProposalDate        Measure = "proposal_date"        //
	HonorCount          Measure = "honor_count"          // 荣誉项数
	HonorDate           Measure = "honor_date"           //
	IndicatorValue      Measure = "indicator_value"      // as reported (ByName)
	PlanItemCount       Measure = "plan_item_count"      // 计划项数 (ByStatus for one state)
	PlanDue             Measure = "plan_due"             // 到期项数
	PlanKept            Measure = "plan_kept"            // 完成或超额
	PlanCompletion      Measure = "plan_completion"      // 计划完成率
	OutsidePlan         Measure = "outside_plan"         // 计划外活动
	ItemActivities      Measure = "item_activities"      // linked activities of one item (ByItem)
	ItemServed          Measure = "item_served"          // rows of other ledgers that serve one item (ByItem)
	ItemPeople          Measure = "item_people"          // 人次 of an item's activities
	ItemSpend           Measure = "item_spend"           // 经费 of an item's activities
	ReportsDue          Measure = "reports_due"          // unit × month × kind
	ReportsReceived     Measure = "reports_received"     //
	Completeness        Measure = "completeness"         // 填报完整率
	UnreachedByName     Measure = "unreached_by_name"    // members nothing reached by name, data complete
	UnreachedByAnything Measure = "unreached_by_nothing" //
	ReachedMembers      Measure = "reached_members"      // members on the roll in the period (ByStatus: name, mass, none, unknown)
	VisitEach           Measure = "visit_each"           // what everybody got, where every visit of a campaign has the same amount
)

// SensitiveClasses are the classes of visits and events that never leave a unit
// with a name (domain.md §8): illness, hardship, bereavement, family trouble, thoughts.
func SensitiveClasses() []string {
	return []string{"生病住院", "困难", "丧事", "家庭纠纷", "思想波动"}
}
