"""Next year's plan from this year's: every word that belongs to the old year becomes a decision of the clerk."""
