"""Every speed promised, measured beside what a user would pick instead: `make bench`."""
