// Package queries is the only one that knows DuckDB: it keeps what files brought
// (facts as a function of batches) and answers questions, one .sql file and one
// typed method each. It knows neither file formats nor HTTP.
//
// Every method that returns rows or figures takes a terms.Viewer; units are
// filtered in SQL. Chinese domain words are mapped to English in package terms.
package queries
