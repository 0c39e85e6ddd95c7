package queries

// Has driver_windows.cpp compiled in: what the driver's library for Windows needs beside
// Debian's C++ library. Link with -ldflags='-extldflags "-lucrt"'.

import "C"
