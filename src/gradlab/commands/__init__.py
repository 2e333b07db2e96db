"""The commands, a file a verb: its options, its help, and what it does. `screen` is what all of them say and draw."""
