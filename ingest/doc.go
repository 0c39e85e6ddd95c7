// Package ingest carries files into the database: it sniffs what a file is, has it
// read by its room (sheet, word, plan), adds what the words of a row imply (theme,
// festival, public label), hands it to queries in one transaction a file, and links
// activities to the plan afterwards. It knows file formats, not HTTP and not SQL.
package ingest
