package queries

// What the store itself says to people.
const (
	unnamedUnit = "本单位" // rows of a file that names no unit, in a database that knows none
	whyLacking  = "缺少必填内容"
	hintLacking = "补上这一列后重新导入"
)
