//go:build long

package queries_test

// undoSeeds is how many random histories the undo test goes through.
const undoSeeds = 40
