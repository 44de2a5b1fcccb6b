"""What an instructor does round the grading: collect, give feedback, report, export; and a class to try it on."""
