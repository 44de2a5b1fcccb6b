"""What `nbgrader export --exporter=autograder.exporters.CanvasExporter` names, as instructors' scripts do: it must not move."""

from .teaching.exporters import CanvasExporter, MoodleExporter, PlainExporter

__all__ = ["CanvasExporter", "MoodleExporter", "PlainExporter"]
