// Package terms holds the plain words of the house: dates, money, periods,
// kinds and their columns, records, plan items, figures, viewers. Every room may
// import it; it imports nothing but the standard library and does no I/O.
//
// Chinese domain words are mapped to English identifiers here, once: 工会 union,
// 会员 member, 活动 activity, 签到 participation, 慰问 visit, 需访事件 event,
// 经费支出 spending, 预算 budget, 提案 proposal, 荣誉 honor, 指标 indicator,
// 计划项 plan item, 花名册 roster, 台账 ledger.
package terms
