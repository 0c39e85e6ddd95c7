//go:build long && unix

package ingest_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkImport sets the command `nianlun import` of files of sign-ins beside a process
// that has DuckDB read the same files into a typed table by its own read_csv, in the same
// round: what both took from start to end, as the system counted it, with the memory of
// each at its highest. The database knows the members and the activities.
func BenchmarkImport(b *testing.B) {
	program := filepath.Join(b.TempDir(), "nianlun")
	if told, err := exec.CommandContext(b.Context(), "go", "build", "-o", program, "../server").CombinedOutput(); err != nil {
		b.Fatalf("building the command: %v\n%s", err, told)
	}
	speedSizes(b, func(b *testing.B, w speedWorld) {
		b.Helper()
		dir := b.TempDir()
		paths, rolls := w.write(b, dir), w.writeRolls(b)
		var raw, ours spent
		for b.Loop() {
			b.StopTimer()
			raw.add(child(b, "NIANLUN_SPEED_RAW="+idType(w.numbers)+" "+dir, os.Args[0], "-test.run=^TestReadsRaw$"))
			take := []string{"import", "--db", filepath.Join(b.TempDir(), "speed.duckdb"), "--unit", "市教育工会", "--year", "2025"}
			child(b, "", program, append(take, rolls...)...)
			b.StartTimer()
			ours.add(child(b, "", program, append(take, paths...)...))
		}
		report(b, w.rows, raw, ours)
	})
}

// TestReadsRaw is the process BenchmarkImport sets beside the command; by itself it does
// nothing.
func TestReadsRaw(t *testing.T) {
	id, dir, asked := strings.Cut(os.Getenv("NIANLUN_SPEED_RAW"), " ")
	if !asked {
		return
	}
	db, err := openRaw(t.Context(), dir, id == idType(true))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // thrown away
	if err := readRaw(t.Context(), db, dir, id == idType(true)); err != nil {
		t.Fatal(err)
	}
}

// writeRolls writes the files that tell of the members and activities.
func (w speedWorld) writeRolls(b *testing.B) (paths []string) {
	b.Helper()
	dir := b.TempDir()
	for _, f := range w.rolls() {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			b.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// child runs a program, with one more word in its environment, and returns what it took.
// The peak of a child is never below what its parent holds when it begins: that is given
// back before.
func child(b *testing.B, env, program string, args ...string) spent {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil && runtime.GOOS == "linux" {
		b.Fatal(err)
	}
	var told bytes.Buffer
	cmd := exec.CommandContext(b.Context(), program, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), env), &told, &told
	began := time.Now() //nolint:forbidigo // a measurement
	if err := cmd.Run(); err != nil {
		b.Fatalf("%s: %v\n%s", filepath.Base(program), err, told.String())
	}
	s := spent{wall: time.Since(began), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.peak = int(use.Maxrss) / 1024
		if runtime.GOOS == "darwin" {
			s.peak /= 1024 // counted in bytes there
		}
	}
	return s
}
