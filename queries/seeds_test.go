//go:build !long

package queries_test

// undoSeeds is how many random histories the undo test goes through.
const undoSeeds = 2

// gridSeeds is how many random federations the attack on small counts goes through.
const gridSeeds = 1

// askEvery is how many figures of an answer go by before one is asked alone as well.
const askEvery = 6

// askAll is whether the attack on small counts puts every question there is.
const askAll = false

// undoEvery is how many files go by before one is undone by itself.
const undoEvery = 2
