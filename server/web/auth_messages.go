package web

import (
	"net/http"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Every sentence of sign-in and accounts that is not in a template.
const (
	msgTitleLogin     = "登录"
	msgTitleSetup     = "建立管理员账号"
	msgTitleChange    = "修改密码"
	msgTitleAccounts  = "账号"
	msgFirstName      = "管理员"
	msgSignIn         = "请先登录。"
	msgAdminsOnly     = "这一页只有管理员能用。"
	msgOldForm        = "这张页面已经过期，没有执行。请回到上一页刷新后再试一次。"
	msgNotYet         = "现在还不能登录，请稍后再试。"
	msgNoMatch        = "账号或密码不对。"
	msgTooManyTries   = "试的次数太多了，请过十五分钟再试。"
	msgSetupOver      = "这个链接已经用过或者过期了。请重新启动年轮，它会给出一个新的链接。"
	msgTooShort       = "密码至少要有10个字符。"
	msgTooLong        = "密码太长了。"
	msgSameAsName     = "密码不能和账号一样。"
	msgNotTheSame     = "两次写的密码不一样。"
	msgOldWrong       = "原来的密码不对。"
	msgNameTaken      = "这个账号名已经有人用了，请换一个。"
	msgLastAdmin      = "至少要留一位能登录的管理员。"
	msgBadAccount     = "请写上账号名（40个字以内），并给单位干部、上级工会选上单位。"
	msgBadUnit        = "没有这个单位，请重新选择。"
	msgAccountAdded   = "账号建好了。"
	msgAccountChanged = "已经改好，马上生效。"
	msgGivenAnew      = "密码已经换成新的，原来登录着的都要重新登录。"
	msgTitleWhere     = "数据在哪里"
	msgTitleStopped   = "已退出"
	msgNotOpened      = "请再双击一次年轮：它会打开浏览器，直接进到页面里。"
	msgTicketOver     = "这个链接已经用过或者过期了。请再双击一次年轮，它会打开新的。"
	msgHostHint       = "不能用这个网址打开年轮。请用它的 IP 地址，或者让管理员启动时用 --host 写上这个名字。"
)

// refusalError is a request turned down with a status and a sentence for the visitor.
type refusalError struct {
	status  int
	message string
}

func (e *refusalError) Error() string { return http.StatusText(e.status) + ": " + e.message }

func roleName(role terms.Role) string {
	switch role {
	case terms.Admin:
		return "管理员"
	case terms.Federation:
		return "上级工会"
	case terms.Officer:
		return "单位干部"
	}
	return ""
}

func roleChoices() []option {
	var all []option
	for _, role := range []terms.Role{terms.Officer, terms.Federation, terms.Admin} {
		all = append(all, option{string(role), roleName(role)})
	}
	return all
}

var actionNames = map[queries.Action]string{
	queries.SignedIn: "登录", queries.SignInFailed: "登录没成功", queries.SignedOut: "退出", queries.Uploaded: "导入", queries.UndidBatch: "撤销导入", queries.SaidRevision: "修改稿",
	queries.Downloaded: "下载", queries.CancelledJob: "取消任务", queries.ConfirmedJob: "确认导入", queries.ChangedPlan: "改动计划项", queries.WordedDraft: "改总结文字", queries.KeptEdition: "留存总结", queries.ChangedAccount: "改动账号", queries.ChangedSecret: "修改密码",
}
