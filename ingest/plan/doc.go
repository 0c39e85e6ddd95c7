// Package plan reads a work plan as a person wrote it and lists what it promises:
// the smallest items, verbatim, with section, category, targets and window. Pure:
// text in, plans out; years it does not find it does not invent.
package plan
