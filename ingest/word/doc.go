// Package word reads .docx documents: paragraphs with the automatic numbers Word would
// print, and tables, in the order of the page. It writes nothing, follows no link and
// runs no macro.
package word
