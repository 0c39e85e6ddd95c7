//go:build !unix

package main

// keepPrivate is left to the permissions of the user's own folder.
func keepPrivate() {}
