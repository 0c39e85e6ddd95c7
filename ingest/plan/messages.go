package plan

import "fmt"

// Every sentence this package shows to a user.

func msgDamaged(quote string) string {
	return fmt.Sprintf("“%s”像是丢了连接号的区间，请人工核对原文", quote)
}

func msgLostUnit(quote string) string {
	return fmt.Sprintf("“%s”像是少了“万”“千”或数字，请人工核对原文", quote)
}
