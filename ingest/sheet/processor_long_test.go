//go:build long && unix

package sheet_test

import (
	"syscall"
	"testing"
)

// processor is the processor time this process has taken, in nanoseconds.
func processor(b *testing.B) int64 {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return use.Utime.Nano() + use.Stime.Nano()
}
