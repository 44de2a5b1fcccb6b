"""What a student's notebook imports: `check` what you wrote, `data` to learn from, `plots` to look at it, `device` to run on.

    from coursekit import check, data, find_device, plots, start
"""

from . import data, plots
from .check import check
from .device import Device, find_device
from .notebook import start

__all__ = ["Device", "check", "data", "find_device", "plots", "start"]
