"""What instructors run: building weeks, judging code, grading classes, measuring the grader itself."""
