"""The recorder: the only room that opens the gradebook. What is recorded, and all that is made of it."""
