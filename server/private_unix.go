//go:build unix

package main

import "syscall"

// keepPrivate makes every file this process writes readable by its owner only: the
// database's own helpers (write-ahead log, spill files) hold names as well.
func keepPrivate() { syscall.Umask(0o077) }
