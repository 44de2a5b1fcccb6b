"""One source of versions: pyproject.toml, requirements.lock, environment.yml and the Makefile agree."""

import re
import shutil
import subprocess

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from autograder import pins

ROOT = pins.ROOT


def test_every_direct_pin_is_exact_and_locked():
    lock = pins.locked()
    for pin in pins.direct():       # raises when one is not exact
        # The same on every Python and system: what a student computes must not depend on them.
        assert [(each.version, each.marker) for each in lock[pin.name]] == [(pin.version, None)], pin.name


def test_groups_are_those_that_are_installed():
    groups = set(pins.project()["project"]["optional-dependencies"])
    assert groups == {*pins.EXTRAS, "gpu"}


def test_the_lock_holds_the_cuda_packages():
    lock = pins.locked()
    assert any(name.startswith("nvidia-cudnn") for name in lock)
    assert "tensorflow-cpu" not in lock


def test_no_package_has_two_versions_for_one_machine():
    machines = [{"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.9", "sys_platform": platform,
                 "platform_system": system, "os_name": name}
                for minor in (11, 12, 13)
                for platform, system, name in (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))]
    for name, lines in pins.locked().items():
        for machine in machines:
            assert sum(pin.marker is None or pin.marker.evaluate(machine) for pin in lines) <= 1, (name, machine)


def test_environment_yml_is_made_from_the_pins():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert text == pins.environment_yml(), "environment.yml is stale: run `make lock`."


def test_environment_yml_installs_what_make_installs():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, section = environment["dependencies"]
    assert pip == "pip"
    name, _, version = python.partition("=")
    assert name == "python" and version in pins.python_range()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    extras = re.search(r"^EXTRAS := ([a-z,]+)", makefile, re.MULTILINE)[1]
    assert section["pip"] == ["--constraint requirements.lock", f"--editable .[{extras}]"]
    assert makefile.count('--constraint requirements.lock --editable ".[$(EXTRAS)]"') == 2     # with uv, with pip


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_makefile_reads_the_range_of_python():
    printed = subprocess.run(["make", "--print-data-base", "--dry-run", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    oldest, too_new = (re.search(rf"^{name} := (\d+)$", printed, re.MULTILINE)[1] for name in ("OLDEST", "TOO_NEW"))
    assert pins.python_range() == SpecifierSet(f">=3.{oldest},<3.{too_new}")


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock", "environment.yml", "Makefile", ".ci/run"])
def test_no_registry_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"\w+://\S+|--(?:extra-)?index-url.*|--find-links.*|--trusted-host.*", text)
    assert not found, f"{name} must work with any registry, so it names none."


def test_citation_has_the_version_of_the_project():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = pins.project()["project"]
    assert citation["version"] == project["version"]
    assert set(citation["license"]) == set(project["license"].split(" AND "))


@pytest.mark.parametrize("line", ["numpy", "numpy>=2", "numpy==2.*", "numpy==2.4.6,<3", "numpy @ file:///tmp/numpy"])
def test_a_line_that_pins_nothing_exact_is_refused(line):
    with pytest.raises(ValueError, match="exact"):
        pins.parse(line)


def test_reads_names_extras_and_markers():
    pin = pins.parse("Scikit_Learn[plots]==1.9.1 ; python_version < '3'", "site")
    assert (pin.name, pin.version, pin.group, pin.applies) == ("scikit-learn", "1.9.1", "site", False)
