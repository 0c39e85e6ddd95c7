package queries

import "nianlun/queries/terms"

// measures is the register of everything that may be asked.
var measures = map[terms.Measure]measure{
	terms.ActivityCount:     {label: "活动次数", unit: "次", sql: sqlMeasureActivityCount, dims: activityDims, proof: byLog},
	terms.ActivityDate:      {label: "开展日期", unit: "日期", agg: firstDay, sql: sqlMeasureActivityDate, dims: activityDims, proof: byLog},
	terms.ActivityEnd:       {label: "结束日期", unit: "日期", agg: firstDay, sql: sqlMeasureActivityEnd, dims: activityDims, proof: byLog},
	terms.PersonTimes:       {label: "参加人次", unit: "人次", blanks: msgNoHeadcount, agg: sumWeights, sql: sqlMeasurePersonTimes, dims: activityDims, proof: byLogOrIn},
	terms.ReportedHeadcount: {label: "台账所报人数", unit: "人次", blanks: msgNoHeadcount, agg: sumWeights, sql: sqlMeasureReportedHeadcount, dims: activityDims, proof: byLog},
	terms.SignedIn:          {label: "签到人数", unit: "人次", agg: sumWeights, sql: sqlMeasureSignedIn, dims: presentDims, proof: bySignIn},
	terms.DistinctPeople:    {label: "参加人数", unit: "人", agg: distinctPeople, sql: sqlMeasureDistinctPeople, dims: presentDims, proof: bySignIn, needs: []terms.Kind{terms.Participation}},
	terms.ActivitySpend:     {label: "活动经费", unit: "元", agg: sumWeights, sql: sqlMeasureActivitySpend, dims: activityDims, proof: byLog},
	terms.ParticipationRate: {label: "参与率", unit: "%", of: "人", agg: share, upper: distinctPeople, lower: distinctPeople, sql: sqlMeasureParticipationRate, dims: memberDims, shows: msgShowsSigns, needs: []terms.Kind{terms.Participation}},
	terms.Reach:             {begun: true, label: "覆盖率", unit: "%", of: "人", agg: share, upper: distinctPeople, lower: distinctPeople, sql: sqlMeasureReach, dims: reachDims, shows: msgShowsContact, needs: []terms.Kind{terms.Participation, terms.Visits}},
	terms.ReachedMembers:    {begun: true, label: "会员人数", unit: "人", agg: distinctPeople, sql: sqlMeasureReachedMembers, dims: append([]terms.Dim{terms.ByStatus}, reachDims...), proof: byRoll},

	terms.MembersOnRoll:       {label: "会员人数", unit: "人", agg: distinctPeople, sql: sqlMeasureMembersOnRoll, dims: memberDims, proof: byRoll},
	terms.MembersJoined:       {label: "新入会人数", unit: "人", agg: distinctPeople, sql: sqlMeasureMembersJoined, dims: memberDims, proof: byRoll},
	terms.MembersLeft:         {label: "离会人数", unit: "人", agg: distinctPeople, sql: sqlMeasureMembersLeft, dims: memberDims, proof: byRoll},
	terms.WorkerCount:         {label: "职工人数", unit: "人", agg: sumWeights, sql: sqlMeasureWorkerCount, dims: childDims},
	terms.MembershipRate:      {label: "入会率", unit: "%", of: "人", agg: share, upper: distinctPeople, lower: sumWeights, sql: sqlMeasureMembershipRate, dims: childDims, proof: byRoll, empty: msgNoWorkers},
	terms.UnitCount:           {label: "下属单位", unit: "个", sql: sqlMeasureUnitCount, dims: childDims},
	terms.UnreachedByName:     {begun: true, label: "未逐一联系到的会员", unit: "人", agg: distinctPeople, sql: sqlMeasureUnreachedByName, dims: reachDims, shows: msgShowsContact},
	terms.UnreachedByAnything: {begun: true, label: "没有任何服务触达的会员", unit: "人", agg: distinctPeople, sql: sqlMeasureUnreachedByNothing, dims: reachDims, shows: msgShowsContact},

	terms.VisitTimes:     {label: "慰问人次", unit: "人次", sql: sqlMeasureVisitTimes, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitPeople:    {label: "慰问人数", unit: "人", agg: distinctPeople, sql: sqlMeasureVisitTimes, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitAmount:    {label: "慰问金", unit: "元", agg: sumWeights, sql: sqlMeasureVisitAmount, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitGoods:     {label: "慰问品折价", unit: "元", agg: sumWeights, sql: sqlMeasureVisitGoods, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitTotal:     {label: "慰问金和慰问品", unit: "元", agg: sumWeights, sql: sqlMeasureVisitTotal, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitDate:      {label: "慰问日期", unit: "日期", agg: firstDay, sql: sqlMeasureVisitTimes, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.VisitEach:      {label: "每人慰问标准", unit: "元", agg: sameWeight, sql: sqlMeasureVisitTotal, dims: visitDims, proof: byVisits, troubles: ofVisits},
	terms.EventCount:     {label: "需访事件", unit: "件", sql: sqlMeasureEventCount, dims: eventDims, proof: byEvents, troubles: ofEvents},
	terms.EventVisited:   {label: "已走访事件", unit: "件", agg: sumWeights, sql: sqlMeasureEventVisited, dims: eventDims, proof: byFollowed, needs: []terms.Kind{terms.Visits}, troubles: ofEvents},
	terms.EventVisitRate: {label: "事件走访率", unit: "%", of: "件", agg: share, sql: sqlMeasureEventVisitRate, dims: eventDims, needs: []terms.Kind{terms.Visits}, troubles: ofEvents, empty: msgNoEvents},

	terms.SpendingTotal:   {label: "经费支出", unit: "元", agg: sumWeights, sql: sqlMeasureSpendingTotal, dims: paidDims, proof: byPaid},
	terms.SpendingCount:   {label: "支出笔数", unit: "笔", sql: sqlMeasureSpendingTotal, dims: paidDims, proof: byPaid},
	terms.SpendingAmount:  {label: "支出金额", unit: "元", agg: sumWeights, sql: sqlMeasureSpendingAmount, dims: append([]terms.Dim{terms.ByRow}, paidDims...), proof: byLedger},
	terms.IncomeTotal:     {label: "经费收入", unit: "元", agg: sumWeights, sql: sqlMeasureIncomeTotal, dims: []terms.Dim{terms.BySubject, terms.ByMonth, terms.ByChild}, proof: [][]terms.Kind{{terms.Income}}},
	terms.BudgetTotal:     {label: "预算", unit: "元", agg: sumWeights, sql: sqlMeasureBudgetTotal, dims: budgetDims},
	terms.BudgetExecution: {label: "预算执行率", unit: "%", agg: share, upper: sumWeights, lower: sumWeights, sql: sqlMeasureBudgetExecution, dims: budgetDims, proof: byPaid, empty: msgNothingPlanned},
	terms.PerMemberSpend:  {label: "人均支出", unit: "元", agg: monthlyShare, upper: sumWeights, lower: sumWeights, sql: sqlMeasurePerMemberSpend, dims: childDims, shows: msgShowsPaid, proof: byPaid},

	terms.ProposalCount:  {label: "提案件数", unit: "件", sql: sqlMeasureProposalCount, dims: proposalDims, proof: [][]terms.Kind{{terms.Proposals}}},
	terms.ProposalDone:   {label: "提案办结件数", unit: "件", agg: sumWeights, sql: sqlMeasureProposalDone, dims: proposalDims, proof: [][]terms.Kind{{terms.Proposals}}},
	terms.ProposalRate:   {label: "提案办结率", unit: "%", of: "件", agg: share, sql: sqlMeasureProposalRate, dims: proposalDims, empty: msgNoProposals},
	terms.ProposalDate:   {label: "提案日期", unit: "日期", agg: firstDay, sql: sqlMeasureProposalCount, dims: proposalDims},
	terms.HonorCount:     {label: "荣誉", unit: "项", sql: sqlMeasureHonorCount, dims: honorDims, proof: [][]terms.Kind{{terms.Honors}}},
	terms.HonorDate:      {label: "获得日期", unit: "日期", agg: firstDay, sql: sqlMeasureHonorCount, dims: honorDims},
	terms.IndicatorValue: {label: "上报指标", agg: sumWeights, sql: sqlMeasureIndicatorValue, dims: []terms.Dim{terms.ByName, terms.ByRow}},

	terms.PlanItemCount:  {label: "计划项数", unit: "项", rows: planItemRows, dims: planDims},
	terms.PlanDue:        {label: "到期计划项数", unit: "项", rows: planDueRows, dims: planDims},
	terms.PlanKept:       {label: "完成计划项数", unit: "项", rows: planKeptRows, dims: planDims},
	terms.PlanCompletion: {label: "计划完成率", unit: "%", of: "项", agg: share, rows: planShareRows, dims: planDims, empty: msgNoneDue},
	terms.OutsidePlan:    {label: "计划外活动", unit: "次", rows: outsideRows, dims: []terms.Dim{terms.ByAsOf}},
	terms.ItemActivities: {label: "计划项的活动次数", unit: "次", rows: itemActivityRows, dims: itemDims},
	terms.ItemServed:     {label: "计划项的登记记录", unit: "条", rows: itemServedRows, dims: itemDims},
	terms.ItemPeople:     {label: "计划项的参加人次", unit: "人次", blanks: msgNoHeadcount, agg: sumWeights, rows: itemPeopleRows, dims: itemDims},
	terms.ItemSpend:      {label: "计划项的活动经费", unit: "元", agg: sumWeights, rows: itemSpendRows, dims: itemDims},

	terms.ReportsDue:      {label: "应报台账", unit: "份", sql: sqlMeasureReportsDue, dims: reportDims, empty: msgNoReports},
	terms.ReportsReceived: {label: "已报台账", unit: "份", sql: sqlMeasureReportsReceived, dims: reportDims, empty: msgNoReports},
	terms.Completeness:    {label: "填报完整率", unit: "%", of: "份", agg: share, sql: sqlMeasureCompleteness, dims: reportDims, empty: msgNoReports},
}
