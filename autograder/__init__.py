"""What instructors run: building weeks, judging code, grading classes, measuring the grader itself."""


class Complaint(Exception):
    """Something is not right whose message says what, and what to do: the command line shows it without a traceback."""
