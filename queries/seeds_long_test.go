//go:build long

package queries_test

// undoSeeds is how many random histories the undo test goes through.
const undoSeeds = 40

// gridSeeds is how many random federations the attack on small counts goes through.
const gridSeeds = 20
