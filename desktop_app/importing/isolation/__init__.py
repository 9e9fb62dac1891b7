"""Files that nobody has to trust: containers checked from outside, contents read in a child process with limits."""
