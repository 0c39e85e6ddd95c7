// Package web serves the pages: it reads the address into a typed question, asks
// queries once or a few times, has dashboards lay the answer out, and renders. It holds
// no SQL and counts nothing itself. Echo is known here and nowhere else.
package web
