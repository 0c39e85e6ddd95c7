package queries

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"nianlun/queries/terms"
)

// One file a kind: its staging table and what import, undo and digest do with its
// facts, as named sections. A line ending in "-- shared: NAME" goes on with what several
// kinds have in common, sql/shared_NAME.sql.
//
//go:embed sql/kind_*.sql sql/shared_*.sql
var kindFiles embed.FS

// kindSQL returns one section of a kind's statements.
func kindSQL(k terms.Kind, section string) (string, error) {
	text, err := fs.ReadFile(kindFiles, "sql/kind_"+string(k)+".sql")
	if err != nil {
		return "", fmt.Errorf("statements of kind %s: %w", k, err)
	}
	_, rest, ok := strings.Cut(string(text), "-- section: "+section+"\n")
	if !ok {
		return "", fmt.Errorf("kind %s has no statement %s", k, section)
	}
	statement, _, _ := strings.Cut(rest, "-- section: ")
	before, rest, shared := strings.Cut(statement, "-- shared: ")
	if !shared {
		return statement, nil
	}
	name, after, _ := strings.Cut(rest, "\n")
	common, err := fs.ReadFile(kindFiles, "sql/shared_"+name+".sql")
	if err != nil {
		return "", fmt.Errorf("statements of kind %s: %w", k, err)
	}
	return before + string(common) + after, nil
}

// factKinds lists the kinds with a fact table, in the order they are loaded.
func factKinds() []terms.Kind {
	all := terms.Kinds()
	return all[:len(all)-1] // plans are no facts
}
