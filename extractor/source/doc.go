// Package source turns bytes into articles.
//
//	Open, Read   files, folders and streams → Items: graph.Input, or an error
//	                                          with file and line
//	Article      graph.Input → graph.Article, or a *graph.Rejection
//
// This is the one place where a text is changed: a byte order mark is taken
// off, files in UTF-16 and HTML in other encodings become UTF-8, HTML becomes
// the text of its article, and "\r\n" and "\r" become "\n". From then on an
// article's text stays as it is, byte for byte: neither trimmed nor put into
// a Unicode normal form.
package source
