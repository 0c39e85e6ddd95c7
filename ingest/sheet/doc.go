// Package sheet reads what a union officer keeps in rows and columns: workbooks,
// delimited text, tables of web pages. It finds the tables, says what kind each is,
// names its columns and turns its rows into canonical records, rejects and declared
// skips. It knows nothing of HTTP, of the database or of the clock.
//
// The way of a file: bytes -> grids (xlsx.go, biff.go, html.go, delimited.go) ->
// table regions with their headings (region.go, heading.go) -> kind and columns
// (kinds.go, columns.go; what no rule names whole, weigh.go) -> what the title says
// (context.go) -> rows (rows.go, budget.go, matrix.go, across.go, ticked.go) ->
// terms.Table.
package sheet
