"""Lists of people and of results from workbooks, .csv and the clipboard."""
