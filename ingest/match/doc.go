// Package match links activities to the plan items they serve: by the reference an
// officer wrote, else by a score of wording, field vocabulary and time. It knows no
// file format, no database and no clock; a link it is not sure of is only suggested,
// and what people have confirmed or rejected teaches it. thesaurus.txt is the
// vocabulary, one concept a line, meant to be read and extended by people.
package match
