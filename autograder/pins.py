"""The pins of pyproject.toml and requirements.lock: the one place that reads them.

pyproject.toml pins what the course asks for by name. requirements.lock, made from it by `make lock`,
pins everything those packages bring along, for every supported Python and system. environment.yml
is made here: conda brings Python, and pip installs into it what `make` installs, from the same two files.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

#: What a checkout installs: everything but the CUDA packages, which only some machines can use.
EXTRAS = ("instructors", "site", "test")


@dataclass(frozen=True)
class Pin:
    """One package at one version.

    Arguments:
        name: normalised, as "scikit-learn".
        version: the exact version, as "1.9.1".
        group: where pyproject.toml asks for it: "notebooks", "build" or an extra; "" for a line of the lock.
        marker: when it applies, as `python_version < "3.12"`; None for always.
    """

    name: str
    version: str
    group: str = ""
    marker: Marker | None = None

    @property
    def applies(self) -> bool:
        """Whether it is meant for the Python and the system that run this."""
        return self.marker is None or self.marker.evaluate()


def parse(line: str, group: str = "") -> Pin:
    """Read one requirement.

    Arguments:
        line: as "numpy==2.4.6" or "colorama==0.4.6 ; sys_platform == 'win32'".
        group: where it stands.

    Raises:
        ValueError: if it is anything but one exact version; the message names it.
    """
    requirement = Requirement(line)
    exact = [each.version for each in requirement.specifier
             if each.operator == "==" and not each.version.endswith("*")]
    if requirement.url or len(exact) != 1 or len(requirement.specifier) != 1:
        raise ValueError(f"{line!r} does not pin one exact version, as name==1.2.3 does.")
    return Pin(canonicalize_name(requirement.name), exact[0], group, requirement.marker)


def project(root: Path = ROOT) -> dict:
    """The content of pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def python_range(root: Path = ROOT) -> SpecifierSet:
    """The versions of Python that the course supports."""
    return SpecifierSet(project(root)["project"]["requires-python"])


def direct(root: Path = ROOT) -> list[Pin]:
    """What pyproject.toml asks for by name, in its order: for notebooks, for each extra, for the build."""
    content = project(root)
    groups = {"notebooks": content["project"]["dependencies"],
              **content["project"]["optional-dependencies"],
              "build": content["build-system"]["requires"]}
    return [parse(line, group) for group, lines in groups.items() for line in lines]


def locked(root: Path = ROOT) -> dict[str, list[Pin]]:
    """Every line of requirements.lock, by package; a package may have one for each of several markers."""
    pins: dict[str, list[Pin]] = {}
    for line in (root / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            pin = parse(line)
            pins.setdefault(pin.name, []).append(pin)
    return pins


def environment_yml(root: Path = ROOT) -> str:
    """The text of environment.yml.

    Conda's own builds of these packages lag behind and differ, so conda gives Python alone. Its pip
    section repeats the command of the Makefile, run by conda in the checkout: the same constraints,
    the same extras, so the same packages.
    """
    content = project(root)["project"]
    # The oldest supported Python, which every pin must support.
    oldest = min(each.version for each in python_range(root) if each.operator == ">=")
    return f"""\
# Made by `make lock` from pyproject.toml; a test compares it. Use it in the checkout:
#   conda env create --file environment.yml && conda activate {content["name"]}
name: {content["name"]}
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python={oldest}
  - pip
  - pip:
      - "--constraint requirements.lock"
      - "--editable .[{",".join(EXTRAS)}]"
"""


if __name__ == "__main__":
    (ROOT / "environment.yml").write_text(environment_yml(), encoding="utf-8")
