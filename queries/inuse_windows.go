package queries

import (
	"errors"
	"os"
	"syscall"
)

// inUse reports whether another process holds the file. The engine's own words for it
// come from Windows, in the language of the machine.
func inUse(path string) bool {
	const sharingViolation = syscall.Errno(32)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return errors.Is(err, sharingViolation)
	}
	return f.Close() != nil
}
