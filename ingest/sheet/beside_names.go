package sheet

import (
	"regexp"

	"nianlun/queries/terms"
)

// besideNames takes a column of few short words that stands beside the names of who took
// part for their group: 线路, 岗亭, 船只. It is the last that is asked of such a column, and
// says nothing for the kind.
func (k *kindRule) besideNames(columns map[string]heading, free []heading) {
	name, ok := columns["name"]
	if !ok || k.kind != terms.Participation || hasColumn(columns, "group") {
		return
	}
	for _, h := range free {
		if (h.col == name.col+1 || h.col == name.col-1) && !taken(columns, h.col) && !h.others() && senseOf(h) == senseNone && wordBeside.takes(h) {
			columns["group"] = h
			return
		}
	}
}

// wordBeside is such a column.
var wordBeside = &leftover{
	column: "group", holds: someWords, cells: regexp.MustCompile(`^[\p{Han}A-Za-z\d#-]{1,8}$`), alike: true,
	not: regexp.MustCompile(`签|到|勤|参|否|情况|状态|性别|民族|职|岗|身份|政治|党|学历|角色|奖|名次|成绩|餐|宿|尺码|码|血型|类|级|等|备|注|说明|意见|承诺|交通|方式|费|票`),
}
