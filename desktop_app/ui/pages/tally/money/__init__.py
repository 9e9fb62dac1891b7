"""The money beside the tally: what it comes to, the payment list, the fund."""
