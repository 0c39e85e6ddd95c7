package main

import (
	"fmt"
	"strings"
)

// The sentences of work that takes long and of its being broken off.
const (
	msgBarReading = "读 "
	msgBarTaking  = "装入 "
	msgBrokenOff  = "中断了，没有装入"
)

func msgWouldChange(unit string) string { return "导入后会变的数字（" + unit + "）：" }

func msgChange(label, before, after, difference string) string {
	return fmt.Sprintf("%s：%s → %s（%s）", label, before, after, difference)
}

// msgBroken says which files are in after Ctrl-C; the rest were not begun or taken back.
func msgBroken(in, out []string) string {
	text := "已中断，还没有装入任何文件。"
	if len(in) > 0 {
		text = fmt.Sprintf("已中断。装入了 %d 个文件：%s。", len(in), strings.Join(in, msgComma))
	}
	if len(out) > 0 {
		text += fmt.Sprintf("没有装入 %d 个：%s。再运行一次同样的命令就会接着装，已经装入的不会重复。", len(out), strings.Join(out, msgComma))
	}
	return text
}

func msgCorrection(file, path string) string {
	return fmt.Sprintf("%s 里没有装入的行已经标好，改好以后重新导入：%s", file, path)
}

func msgNoCorrection(dir string) string {
	return fmt.Sprintf("不能在 %s 里写文件，请换一个文件夹", dir)
}
