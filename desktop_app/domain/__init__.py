"""Pure concepts of the program; standard library only."""
