package word

// FileError is a document that could not be read; Message is for the user, in Chinese.
type FileError struct{ Message string }

func (e *FileError) Error() string { return e.Message }

const (
	msgEmpty     = "文件是空的,请检查后重新上传。"
	msgOldDoc    = "这份旧版 Word 文件（.doc、.wps）读不出正文，请在 Word 或 WPS 里打开，另存为 .docx 后再上传。"
	msgEncrypted = "文件设了打开密码,请先取消密码再上传。"
	msgRTF       = "这是 RTF 文件,请在 Word 或 WPS 里打开,另存为 .docx 后再上传。"
	msgNotDocx   = "这不是 Word 文档(.docx),请检查文件,或在 Word、WPS 里另存为 .docx 后再上传。"
	msgDamaged   = "文件已损坏,读不出正文。请用 Word 或 WPS 打开确认,另存一份再上传。"
	msgTooLarge  = "文件展开后太大,不像一份工作计划。请删去图片、附件后再上传。"
	msgNoText    = "文档里没有文字(可能是扫描图片)。请上传可以选中文字的文档。"
)
