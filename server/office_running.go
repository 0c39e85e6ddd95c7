package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"nianlun/server/web"
)

// runningNote is what a program that has the data open leaves beside it for later starts.
// The file may be stale: the machine was switched off, the port taken by somebody else.
// So nobody believes it; who answers must know the secret.
type runningNote struct {
	Addr   string `json:"addr"`
	Secret []byte `json:"secret"`
}

func (p dataPlace) note() string { return filepath.Join(p.folder, "正在运行.json") }

// running asks the program that is said to have the data open for a link. It answers no
// more where the program ended without taking its note along.
func (p dataPlace) running(ctx context.Context) (link string, ok bool) {
	text, err := os.ReadFile(p.note())
	var r runningNote
	if err != nil || json.Unmarshal(text, &r) != nil {
		return "", false
	}
	link, err = web.AskTicket(ctx, r.Addr, r.Secret)
	return link, err == nil
}

// announce leaves the note; the one who holds the database may.
func (p dataPlace) announce(r runningNote) error {
	text, err := json.Marshal(r) //nolint:gosec // for later starts of the same user
	if err == nil {
		err = p.withdraw() // a new file gets the mode
	}
	if err == nil {
		err = os.WriteFile(p.note(), text, 0o600)
	}
	if err != nil {
		return fmt.Errorf("telling later starts: %w", err)
	}
	return nil
}

func (p dataPlace) withdraw() error {
	if err := os.Remove(p.note()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("taking the note to later starts away: %w", err)
	}
	return nil
}
