package main

import "time"

// unit is one union of the federation; content names its hand-written words.
type unit struct {
	name, short, parent, level, sector, kind string
	content                                  string
	members                                  int // on the roll at the end of 2025; 0: a level of the tree only
	workers                                  int
	women                                    int // per cent
	prefix                                   string
	founded                                  int
}

// federation is the tree as the unit register tells it. The couriers' union of
// Liutang is left out on purpose: only the street's own ledger knows it.
var federation = []unit{
	{name: "砚江市总工会", short: "市总", level: "市总工会", sector: "综合", kind: "机关", content: "city", workers: 38, founded: 1950},
	{name: "砚江市直属机关工会工作委员会", parent: "砚江市总工会", level: "系统工会", sector: "机关", kind: "机关", founded: 1986},
	{name: "砚江市教育系统工会", parent: "砚江市总工会", level: "系统工会", sector: "教育", kind: "事业", founded: 1982},
	{name: "砚江市卫生健康系统工会", parent: "砚江市总工会", level: "系统工会", sector: "卫生健康", kind: "事业", founded: 1984},
	{name: "砚江市工业交通工会", parent: "砚江市总工会", level: "系统工会", sector: "工业交通", kind: "产业", founded: 1979},
	{name: "柳塘街道总工会", short: "柳塘街道", parent: "砚江市总工会", level: "街道工会", sector: "街道", kind: "机关", content: "street", workers: 61, founded: 2006},
	{name: "砚江市水利局工会", short: "水利局工会", parent: "砚江市直属机关工会工作委员会", level: "基层", sector: "水利", kind: "机关", content: "water", members: 132, workers: 136, women: 38, prefix: "SL", founded: 1983},
	{name: "砚江市第七中学工会", short: "七中工会", parent: "砚江市教育系统工会", level: "基层", sector: "教育", kind: "学校", content: "school", members: 201, workers: 208, women: 56, prefix: "QZ", founded: 1978},
	{name: "砚江市杏林路小学工会", short: "杏林路小学工会", parent: "砚江市教育系统工会", level: "基层", sector: "教育", kind: "学校", content: "primary", members: 88, workers: 90, women: 82, prefix: "XL", founded: 1991},
	{name: "砚江市第二人民医院工会", short: "市二院工会", parent: "砚江市卫生健康系统工会", level: "基层", sector: "卫生健康", kind: "医院", content: "hospital", members: 486, workers: 517, women: 71, prefix: "EY", founded: 1981},
	{name: "桃坞社区卫生服务中心工会", short: "桃坞中心工会", parent: "砚江市卫生健康系统工会", level: "基层", sector: "卫生健康", kind: "医院", content: "clinic", members: 54, workers: 58, women: 76, prefix: "TW", founded: 2009},
	{name: "砚江宏泽精密铸造有限公司工会", short: "宏泽铸造工会", parent: "砚江市工业交通工会", level: "基层", sector: "制造", kind: "企业", content: "foundry", members: 412, workers: 455, women: 27, prefix: "HZ", founded: 2003},
	{name: "砚江澄湖纺织有限公司工会", short: "澄湖纺织工会", parent: "砚江市工业交通工会", level: "基层", sector: "纺织", kind: "企业", content: "textile", members: 315, workers: 362, women: 73, prefix: "CH", founded: 1998},
	{name: "砚江市公共交通有限公司工会", short: "公交公司工会", parent: "砚江市工业交通工会", level: "基层", sector: "交通", kind: "企业", content: "bus", members: 236, workers: 240, women: 24, prefix: "GJ", founded: 1985},
	{name: "柳塘街道小微企业联合工会", short: "小微联合工会", parent: "柳塘街道总工会", level: "基层", sector: "街道", kind: "联合工会", content: "small", members: 72, workers: 131, women: 52, prefix: "XW", founded: 2015},
	{name: "锦瑞家政服务有限公司工会", short: "锦瑞家政工会", parent: "柳塘街道总工会", level: "基层", sector: "居民服务", kind: "企业", content: "clean", members: 41, workers: 66, women: 93, prefix: "JR", founded: 2018},
}

const courierUnion = "柳塘街道快递行业联合工会"

type member struct {
	group, staff, name, gender, employment, hardship, status string
	birth, joined, left                                      time.Time
}

// on reports whether the member is on the roll on a day.
func (m member) on(day time.Time) bool {
	return !m.joined.After(day) && (m.left.IsZero() || m.left.After(day))
}

type activity struct {
	unit, code, title, category, place, organiser, note, voucher string
	start, end                                                   time.Time
	heads                                                        int
	known, approx                                                bool
	spend                                                        int64
	present                                                      []*member // by a sign-in sheet; nil: none was kept
}

type visit struct {
	day            time.Time
	who            *member
	reason, note   string
	amount, goods  int64
	visitor, form  string
	withoutStaffNo bool
}

type event struct {
	day  time.Time
	who  *member
	kind string
	skip bool // planted: nobody went
}

type entry struct {
	day                       time.Time
	voucher, subject, summary string
	amount                    int64
	handler                   string
}

type budgetLine struct {
	subject string
	amount  int64
}

type proposal struct {
	day                     time.Time
	title, proposer, status string
}

type honor struct {
	day                     time.Time
	title, level, recipient string
}

// year is all that one unit did in one year.
type year struct {
	activities []*activity
	visits     []visit
	events     []event
	spending   []entry // nil: no ledger was kept
	budget     []budgetLine
	proposals  []proposal
	honors     []honor
}

// base is one base unit with its people and years.
type base struct {
	unit
	people []*member
	groups []string
	years  map[int]*year
}

type city struct {
	bases map[string]*base // by content name
}
