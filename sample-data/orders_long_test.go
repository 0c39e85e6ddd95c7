//go:build long

package sampledata_test

// orders is in how many orders the parcels of the sample are sent.
const orders = 4
