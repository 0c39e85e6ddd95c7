// Package docx writes a draft as a Word document in the layout of GB/T 9704 and reads
// such a document back for verifying. Every figure is an inline content control named
// by its id, every chart a native one with its data inside, and the ledger a custom XML
// part that names no file, row or person. It does no I/O; the same draft gives the same
// bytes.
package docx
