"""Intake: from a student's file to the release's notebook with their answers in it. Nothing else of it survives."""
