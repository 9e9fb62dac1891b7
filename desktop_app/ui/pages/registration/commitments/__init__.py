"""The facet Giao ước: commitments, from the draft to the results of the year."""
