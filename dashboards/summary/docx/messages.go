package docx

// Fixed words: fonts, style names, what a reader of the document properties sees, and
// why a file cannot be verified.
const (
	fontTitle = "方正小标宋简体"
	fontHei   = "黑体"
	fontKai   = "楷体_GB2312"
	fontFang  = "仿宋_GB2312"
	fontSong  = "宋体"
	fontLatin = "Times New Roman"

	wordOpen  = "【待补充"
	wordClose = "】"

	enclosureWord = "附件："
	monthEnd      = "月"
	issueWord     = "签发人：                " // with room to sign

	nameEnclosure  = "附件说明"
	nameAnnex      = "附件序号"
	nameAnnexTitle = "附件标题"
	nameCaption    = "图表标题"
	nameTable      = "表格文字"
	nameChart      = "统计图"
	nameIssue      = "签发人"
	nameSign       = "署名和日期"

	program = "年轮"

	msgNotWord   = "这个文件不是 Word 文档（.docx），或者已经损坏"
	msgNoLedger  = "这份 Word 文档里没有年轮的数字依据：它不是年轮导出的，或者另存时丢掉了依据"
	msgTooBig    = "这份 Word 文档太大，读不了"
	msgTooDeep   = "这份 Word 文档的结构不正常，读不了"
	msgBadFormat = "这份 Word 文档的数字依据格式是“%s”，本程序认识的是“%s”"
)

// fallbacks are what a computer without the named font is asked to use.
var fallbacks = []struct{ font, alt, family string }{
	{fontLatin, "", "roman"},
	{fontFang, "仿宋", "modern"},
	{fontSong, "SimSun", "auto"},
	{fontTitle, "宋体", "auto"},
	{fontKai, "楷体", "modern"},
	{fontHei, "SimHei", "modern"},
}
