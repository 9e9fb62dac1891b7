"""The machine: paths, atomic files, locks, clock, logs."""
