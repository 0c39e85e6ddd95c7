package sheet

import "bytes"

// ReadLong is the long way with other sizes than the usual ones.
func ReadLong(name string, data []byte, h Hint, head, stretch int) (Book, bool) {
	return readLong(name, data, h, longSizes{least: 0, head: head, stretch: stretch})
}

// ReadFromLong is the same for a text read from where it lies.
func ReadFromLong(name string, data []byte, h Hint, head, stretch int) (Book, bool) {
	return readLongText(name, &longText{from: bytes.NewReader(data), size: len(data)}, h, longSizes{least: 0, head: head, stretch: stretch})
}
