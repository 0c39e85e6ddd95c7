package match

import "strings"

// Words of the reasons a link shows.
const (
	whyReference = "台账写明对应计划项"
	whyTaught    = "与已确认的关联同类"
	whyWords     = "共同说到："
	whyWindow    = "时间在计划的"
	whyEarlier   = "时间略早于计划的"
	whyLater     = "时间晚于计划的"
	whyRoutine   = "像日常事务"
)

func joinWhy(parts ...string) string {
	kept := []string{}
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "；")
}
