"""The tab of facts: rows, forms, and the sentence each was read from."""
