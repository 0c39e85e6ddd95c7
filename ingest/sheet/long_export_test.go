package sheet

// ReadLong is the long way with other sizes than the usual ones.
func ReadLong(name string, data []byte, h Hint, head, stretch int) (Book, bool) {
	return readLong(name, data, h, longSizes{least: 0, head: head, stretch: stretch})
}
