// Package summary turns the facts of a unit and period into the draft of its 工作总结:
// blocks of spans, each span of exactly one of four kinds (word, figure, quote, mark),
// written out as Markdown, HTML or JSON and verified against the data later. It does no
// I/O, takes no clock and knows nothing of SQL or HTTP; every number in a text is a
// terms.Figure, a quotation, or a mark such as an ordinal or a date of the document.
package summary
