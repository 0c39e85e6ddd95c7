package main

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"flag"
	"io"
	"strings"

	"nianlun/queries"
)

// errHelp asks for the usage text.
var errHelp = errors.New("help wanted")

// newFlags returns a silent flag set: messages are ours, in Chinese.
func newFlags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	return fs
}

// parse reads flags that stand before, between or after the positional arguments, and
// returns the latter; "--" ends the flags.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, flagError(err)
		}
		left := fs.Args()
		if len(left) == 0 {
			return rest, nil
		}
		if parsed := len(args) - len(left); parsed > 0 && args[parsed-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// flagError tells in Chinese what package flag says in English.
func flagError(err error) error {
	text := err.Error()
	if errors.Is(err, flag.ErrHelp) {
		return errHelp
	}
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		return &usageError{msgNoFlag("-" + name)}
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return &usageError{msgFlagValue("-" + name)}
	}
	if _, after, ok := strings.Cut(text, "value "); ok {
		value, after, _ := strings.Cut(after, " for ")
		name, _, _ := strings.Cut(strings.TrimPrefix(after, "flag "), ":")
		return &usageError{msgFlagBad(strings.Trim(value, `"`), "-"+name)}
	}
	return &usageError{text}
}

// dbFlag adds --db with its fallback from the environment.
func dbFlag(fs *flag.FlagSet, w world, fallback string) *string {
	if env := w.getenv("NIANLUN_DB"); env != "" {
		fallback = env
	}
	return fs.String("db", fallback, "database file")
}

// options returns how to open the database: the key may stand in the environment.
func options(w world, create bool) (queries.Options, error) {
	o := queries.Options{Create: create}
	text := strings.TrimSpace(w.getenv("NIANLUN_KEY"))
	if text == "" {
		return o, nil
	}
	for _, decode := range []func(string) ([]byte, error){hex.DecodeString, base64.StdEncoding.DecodeString} {
		if key, err := decode(text); err == nil && len(key) == 32 {
			o.Key = key
			return o, nil
		}
	}
	return o, &usageError{msgBadKey}
}
