"""Grading what students hand in: rebuilt, run where it can do no harm, judged, written to the gradebook."""
