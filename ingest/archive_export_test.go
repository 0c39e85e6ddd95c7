package ingest

// UnpackWithin is for tests of the bound that all archives share.
var UnpackWithin = unpackWithin
