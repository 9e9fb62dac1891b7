"""Vietnamese text, ordering, dates and numerals."""
