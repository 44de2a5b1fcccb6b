"""Steps that maintainers run; no part of the course."""
