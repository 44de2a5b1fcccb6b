"""Small Sphinx extensions of this site, one idea a file. What they know of a week comes from autograder.authoring.pages."""
