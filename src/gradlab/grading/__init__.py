"""One submission through the rooms, many at once, results that are kept, and the proof of a lab and its bank."""
