package dashboards

// columnNames are the canonical columns as officers call them.
var columnNames = map[string]string{
	"unit": "单位", "parent": "上级工会", "level": "层级或级别", "sector": "系统", "headcount": "人数", "region": "行政区划", "type": "单位性质", "founded": "成立日期",
	"group": "工会小组", "staff_no": "工号", "id_number": "身份证号", "name": "姓名或名称", "gender": "性别", "birth": "出生日期", "employment": "用工形式", "hardship": "困难类型",
	"status": "状态", "joined": "入会日期", "left": "离会日期", "code": "编号", "title": "名称", "category": "类别", "start": "开始日期", "end": "结束日期",
	"place": "地点", "organiser": "承办", "spend": "经费", "plan_ref": "对应计划项", "note": "备注", "activity": "活动", "date": "日期", "role": "角色", "hours": "时长",
	"reason": "事由", "amount": "金额", "goods": "慰问品折价", "visitor": "慰问人", "form": "形式", "festival": "节日", "signed": "签收", "kind": "事件",
	"voucher": "凭证号", "subject": "科目", "summary": "摘要", "payee": "收款人", "year": "年度", "adjusted": "调整数", "scheme": "科目体系",
	"proposer": "提出人", "recipient": "获得者", "as_of": "统计日", "value": "数值", "unit_of": "计量单位", "basis": "口径",
	"task": "任务", "target": "目标", "deadline": "完成时限", "owner": "责任人", "section": "章节",
}

// ColumnName returns what officers call a canonical column.
func ColumnName(column string) string { return named(columnNames[column], column) }
