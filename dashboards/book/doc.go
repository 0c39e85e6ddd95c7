// Package book writes tables as an .xlsx workbook an office can print and go on with:
// numbers are numbers, text is never a formula, the head is repeated on every page. It
// does no I/O; the same tables give the same bytes. It also marks faulty cells in a
// workbook somebody else made, where every part it has no business with keeps its bytes.
package book
