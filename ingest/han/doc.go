// Package han reads what Chinese office files write: numerals, money, dates, counts,
// festivals, full-width and Traditional characters. Pure: text in, values out.
package han
