package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"unsafe"
)

// thisDesktop describes a Windows machine. Printing needs no code page: Go writes UTF-16
// to a console.
func thisDesktop(getenv func(string) string) *desktop {
	program, err := os.Executable()
	if err != nil {
		program = ""
	}
	documents := []string{filepath.Join(getenv("USERPROFILE"), "Documents")}
	if known := knownDocuments(); known != "" {
		documents = append([]string{known}, documents...)
	}
	// The engine adds up to 60 characters to the folder; Windows takes 260.
	return &desktop{program: program, temp: os.TempDir(), documents: documents, longest: 190, browse: browse, linger: linger}
}

// knownDocuments is the documents folder where Windows says it is, which may be another
// drive or one that is synchronised.
func knownDocuments() string {
	id := syscall.GUID{Data1: 0xFDD39AD0, Data2: 0x238F, Data3: 0x46AF, Data4: [8]byte{0xAD, 0xB4, 0x6C, 0x85, 0x48, 0x03, 0x69, 0xC7}}
	var path *uint16
	result, _, _ := syscall.NewLazyDLL("shell32.dll").NewProc("SHGetKnownFolderPath").Call(
		uintptr(unsafe.Pointer(&id)), 0, 0, uintptr(unsafe.Pointer(&path)))
	defer syscall.NewLazyDLL("ole32.dll").NewProc("CoTaskMemFree").Call(uintptr(unsafe.Pointer(path))) //nolint:errcheck // frees
	if result != 0 || path == nil {
		return ""
	}
	return syscall.UTF16ToString(unsafe.Slice(path, 1<<15)[:textLength(path)])
}

func textLength(text *uint16) int {
	n := 0
	for ; *(*uint16)(unsafe.Add(unsafe.Pointer(text), 2*n)) != 0; n++ {
	}
	return n
}

// browse hands a link to the default browser.
func browse(ctx context.Context, url string) error {
	rundll := filepath.Join(os.Getenv("SystemRoot"), "System32", "rundll32.exe")
	command := exec.CommandContext(context.WithoutCancel(ctx), rundll, "url.dll,FileProtocolHandler", url)
	if err := command.Run(); err != nil {
		return fmt.Errorf("opening the browser: %w", err)
	}
	return nil
}

// linger keeps a window that would vanish with the program until Enter is pressed. A
// console shared with a shell stays anyway.
func linger(_ context.Context, _ string) {
	var pids [2]uint32
	n, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList").Call(
		uintptr(unsafe.Pointer(&pids[0])), uintptr(len(pids)))
	if n != 1 {
		return
	}
	if _, err := fmt.Fprintln(os.Stdout, msgPressEnter); err != nil {
		return
	}
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // any answer, or none, ends it
}
