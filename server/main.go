// Command nianlun takes a trade union's year of files in, compares the plan with what
// happened, serves the pages and writes the draft 工作总结. This package holds the
// commands, their flags, the logger, the signals and the only clock of the program.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"nianlun/queries/terms"
)

// softMemory is where the collector begins to work harder: a file of ten million rows
// would else take half as much again of an office machine. GOMEMLIMIT says otherwise.
const softMemory = 1400 << 20

func main() {
	keepPrivate()
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	code := run(ctx, os.Args[1:], world{getenv: os.Getenv, out: os.Stdout, err: os.Stderr, now: time.Now, desktop: thisDesktop(os.Getenv)})
	stop()
	os.Exit(code)
}

// world is everything a command touches outside its flags and files.
type world struct {
	getenv   func(string) string
	out, err io.Writer
	now      func() time.Time
	desktop  *desktop // nil: a start without a command serves
}

func (w world) today() terms.Date { return terms.DateOf(w.now()) }

// The exit codes of design.md, "Commands".
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3
	exitAltered     = 4
	exitDataChanged = 5
	exitBoth        = 6
)

// usageError is a command line that says too little or what nobody understands.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// plainError is trouble with a message fit for the user as it stands.
type plainError struct{ message string }

func (e *plainError) Error() string { return e.message }

// command does its work and returns its exit code; with an error, fail decides the code.
type command func(ctx context.Context, w world, args []string) (int, error)

func commands() map[string]command {
	return map[string]command{
		"serve": serveCommand, "demo": demoCommand, "import": importCommand, "undo": undoCommand,
		"plan": planCommand, "show": showCommand, "draft": draftCommand, "verify": verifyCommand, "editions": editionsCommand, "words": wordsCommand, "template": templateCommand,
	}
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, w world) int {
	name := "serve"
	if len(args) == 0 && w.desktop.starts(w.getenv) {
		return w.office(ctx)
	}
	if len(args) > 0 && (args[0] == "" || args[0][0] != '-') {
		name, args = args[0], args[1:]
	} else if len(args) > 0 && (args[0] == "-h" || args[0] == "--help") {
		name = "help"
	}
	if name == "help" {
		return w.finish(fmt.Fprint(w.out, msgUsage))
	}
	do, ok := commands()[name]
	if !ok {
		return w.fail(&usageError{msgNoCommand(name)})
	}
	code, err := do(ctx, w, args)
	if err != nil {
		return w.fail(err)
	}
	return code
}

// finish turns the outcome of a last print into an exit code.
func (w world) finish(_ int, err error) int {
	if err != nil {
		return exitFailed
	}
	return exitOK
}

// fail tells the user what went wrong and what to do, and returns the exit code.
func (w world) fail(err error) int {
	var usage *usageError
	code := exitFailed
	switch {
	case errors.Is(err, errHelp):
		return w.finish(fmt.Fprint(w.out, msgUsage))
	case errors.As(err, &usage):
		code = exitUsage
	}
	if _, printErr := fmt.Fprintln(w.err, explain(err)); printErr != nil {
		return exitFailed
	}
	return code
}
