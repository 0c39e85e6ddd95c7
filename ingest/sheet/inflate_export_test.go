package sheet

// Inflate unpacks a stream.
var Inflate = newInflater
