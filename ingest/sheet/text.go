package sheet

// Text returns the bytes of a text file as UTF-8, whatever it was saved in (UTF-8 with
// or without a mark, UTF-16, GB18030, Big5).
func Text(data []byte) string { return decode(data) }
