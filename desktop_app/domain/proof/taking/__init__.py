"""Lists of proofs that come in: what their cells say, whom their rows mean, what becomes of each row."""
