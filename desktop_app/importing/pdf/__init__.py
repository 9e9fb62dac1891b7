"""PDF files with text as lines: rows by position, columns of head and foot told apart, paragraphs put together again."""
