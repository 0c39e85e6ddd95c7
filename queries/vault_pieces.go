package queries

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
)

// pieces is a text that lies on disk sealed piece by piece and is read where it lies, by
// several at once.
type pieces struct {
	file  *os.File
	begin int64 // where the first piece stands
	size  int64 // of the text
	aead  cipher.AEAD
	which func(number int64, last bool) []byte // what a piece is bound to

	mu   sync.Mutex
	held []*piece // opened last, the newest first
}

// piece is an open piece, and the room it was opened in; number -1: none.
type piece struct {
	number     int64
	text, room []byte
}

// mostHeld is how many pieces stay open: one for each of those who read at once.
const mostHeld = 3

// stride is what a whole piece takes on disk.
func stride(aead cipher.AEAD) int64 {
	return pieceBytes + int64(aead.NonceSize()+aead.Overhead())
}

// textSize is how long a text is whose pieces take so many bytes on disk.
func textSize(aead cipher.AEAD, sealed int64) (int64, error) {
	rest := sealed % stride(aead)
	if rest > 0 {
		if rest -= int64(aead.NonceSize() + aead.Overhead()); rest <= 0 {
			return 0, fmt.Errorf("measuring an original: %w", ErrKey)
		}
	}
	return sealed/stride(aead)*pieceBytes + rest, nil
}

// Size is the length of the text.
func (s *pieces) Size() int64 { return s.size }

// ReadAt reads the text at a place.
func (s *pieces) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) && err == nil {
		var more int
		more, err = s.readOne(p[n:], at+int64(n))
		n += more
	}
	return n, err
}

// readOne reads as much as stands in one piece.
func (s *pieces) readOne(p []byte, at int64) (int, error) {
	if at < 0 || at >= s.size {
		return 0, io.EOF
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	one, err := s.piece(at / pieceBytes)
	if err != nil {
		return 0, err
	}
	return copy(p, one.text[at%pieceBytes:]), nil
}

// piece opens a piece, unless it is open still.
func (s *pieces) piece(number int64) (*piece, error) {
	i := slices.IndexFunc(s.held, func(p *piece) bool { return p.number == number })
	if i < 0 && len(s.held) < mostHeld {
		s.held = append(s.held, &piece{number: -1})
	}
	if i < 0 {
		i = len(s.held) - 1
	}
	one := s.held[i]
	copy(s.held[1:i+1], s.held[:i])
	if s.held[0] = one; one.number == number {
		return one, nil
	}
	one.number = -1
	n, length := int64(s.aead.NonceSize()), min(pieceBytes, s.size-number*pieceBytes)
	length += n + int64(s.aead.Overhead())
	one.room = slices.Grow(one.room[:0], int(length))[:length]
	if got, err := s.file.ReadAt(one.room, s.begin+number*stride(s.aead)); got < len(one.room) {
		return nil, fmt.Errorf("reading an original: %w", errors.Join(err, io.ErrUnexpectedEOF))
	}
	text, err := s.aead.Open(one.room[n:n], one.room[:n], one.room[n:], s.which(number, (number+1)*pieceBytes >= s.size))
	if err != nil {
		return nil, fmt.Errorf("opening an original: %w", ErrKey)
	}
	one.number, one.text = number, text
	return one, nil
}
