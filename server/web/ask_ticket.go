package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// ErrNotOurs is told of an address behind which the asked-for program does not answer.
var ErrNotOurs = errors.New("another program answers, or none")

const (
	answerWithin   = 3 * time.Second
	longestAnswer  = 1 << 10
	ticketAnswerAt = "/open/ticket"
)

// AskTicket asks the program at a loopback address for a ticket and returns the link to
// open. Whoever does not hold the same secret gets ErrNotOurs.
func AskTicket(ctx context.Context, addr string, secret []byte) (string, error) {
	if !Loopback(addr) || len(secret) == 0 {
		return "", ErrNotOurs
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	nonce, base := newToken(), "http://"+addr
	form := url.Values{"nonce": {nonce}, "proof": {proof(secret, "ask", nonce)}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, base+ticketAnswerAt, strings.NewReader(form.Encode()))
	if err != nil {
		return "", errors.Join(ErrNotOurs, err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true}, // no proxy either
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(r)
	if err != nil {
		return "", errors.Join(ErrNotOurs, err)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, longestAnswer))
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		return "", errors.Join(ErrNotOurs, err)
	}
	path, given, _ := strings.Cut(string(body), "\n")
	if answer.StatusCode != http.StatusOK || !proves(secret, given, "give", nonce, path) {
		return "", fmt.Errorf("asking %s: %w", addr, ErrNotOurs)
	}
	return base + path, nil
}
