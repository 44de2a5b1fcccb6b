"""`make doctor` on machines that are broken in one way each; and the forms that ask for what it prints."""

import io
import json
import signal
import subprocess
from importlib import metadata

import pytest
import yaml
from jupyter_client.kernelspec import NoSuchKernel
from rich.console import Console

from autograder import doctor, pins
from autograder.doctor import GIB, Finding


def statuses(findings):
    return [finding.status for finding in findings]


def said(stdout="", stderr="", code=0):
    return lambda: subprocess.CompletedProcess([], code, stdout, stderr)


def tensorflow(**changes):
    seen = {"name": "CPU", "is_gpu": False, "half_precision": False, "policy": "float32", "backend": "tensorflow", "right": True}
    return said("a line that TensorFlow prints\n" + json.dumps(seen | changes) + "\n")


def as_pinned(name):
    return next(pin.version for pin in pins.locked()[name] if pin.applies)


# --- each check ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "status"), [("3.9.2", "problem"), ("3.11.0", "ok"), ("3.13.7", "ok"), ("3.14.0", "problem")])
def test_python(version, status):
    found = list(doctor.check_python(version))
    assert statuses(found) == [status] and version in found[0].what


def test_packages_as_pinned():
    found = list(doctor.check_pins(as_pinned))
    assert set(statuses(found)) == {"ok"}
    assert "numpy " + as_pinned("numpy") in found[0].what


def test_a_package_at_another_version_and_one_that_is_missing():
    def installed(name):
        if name == "keras":
            raise metadata.PackageNotFoundError(name)
        return {"numpy": "1.0", "tornado": "2.0"}.get(name) or as_pinned(name)

    found = [finding for finding in doctor.check_pins(installed) if finding.status != "ok"]
    assert statuses(found) == ["problem", "problem", "warning"]
    assert "numpy 1.0 is installed; the pin is " + as_pinned("numpy") in found[0].what
    assert "keras" in found[1].what and "not installed" in found[1].what
    assert "tornado 2.0" in found[2].what


def test_packages_that_do_not_fit_together():
    [good] = doctor.check_dependencies(said("No broken requirements found.\n"))
    [bad] = doctor.check_dependencies(said("a 1 requires b, which is not installed.\nc 2 has requirement d<2.\n", code=1))
    assert good.status == "ok"
    assert bad.status == "problem" and "requires b" in bad.what and "d<2" in bad.what


@pytest.mark.parametrize(("ask", "driver", "status", "words"), [
    (tensorflow(), False, "ok", "on the CPU"),
    (tensorflow(), True, "warning", "NVIDIA driver"),
    (tensorflow(name="GPU: A", is_gpu=True, half_precision=True, policy="mixed_float16"), True, "ok", "with XLA and mixed precision"),
    (tensorflow(name="GPU: A", is_gpu=True), True, "ok", "with XLA and float32"),
    (tensorflow(right=False), False, "problem", "wrongly"),
    (tensorflow(backend="jax"), False, "problem", "jax"),
    (said(stderr="Traceback\nImportError: no such library\n", code=1), False, "problem", "ImportError: no such library"),
    (said(code=-signal.SIGILL), False, "problem", "illegal instruction"),
])
def test_tensorflow(ask, driver, status, words):
    first = next(doctor.check_tensorflow(ask, lambda: driver))
    assert first.status == status and words in first.what
    assert bool(first.advice) == (status != "ok")


@pytest.mark.parametrize(("total", "available", "status"), [(1, 1, "problem"), (8, 1, "warning"), (8, 6, "ok")])
def test_memory(total, available, status):
    assert statuses(doctor.check_memory(total * GIB, available * GIB)) == [status]


def test_the_memory_of_a_container(tmp_path):
    limit = tmp_path / "memory.max"
    whole = doctor.memory_limit(limit)
    limit.write_text(f"{GIB // 8}\n")
    assert doctor.memory_limit(limit) == GIB // 8
    limit.write_text("max\n")
    assert doctor.memory_limit(limit) == whole


@pytest.mark.parametrize(("free", "status"), [(GIB // 4, "problem"), (GIB, "warning"), (9 * GIB, "ok")])
def test_disk(free, status):
    assert statuses(doctor.check_disk(free)) == [status]


def test_cores_and_threads():
    assert statuses(doctor.check_cores(1, {})) == ["warning", "warning"]
    assert statuses(doctor.check_cores(2, {"OMP_NUM_THREADS": "1"})) == ["ok", "ok"]


def test_variables():
    assert not list(doctor.check_variables({}))
    [found] = doctor.check_variables({"PYTHONPATH": "/somewhere"})
    assert found.status == "warning" and "PYTHONPATH" in found.what


def test_programs():
    found = list(doctor.check_programs(lambda name: None))
    assert statuses(found) == ["warning", "warning"] and "git" in found[0].what


def test_sandbox_elsewhere_than_on_linux():
    [found] = doctor.check_sandbox("Darwin")
    assert found.status == "warning" and "Linux" in found.what


def test_no_sandbox_and_namespaces_switched_off(tmp_path):
    for name, value in (("user/max_user_namespaces", 0), ("kernel/unprivileged_userns_clone", 0),
                        ("kernel/apparmor_restrict_unprivileged_userns", 1)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{value}\n")
    found = list(doctor.check_sandbox("Linux", lambda name: None, tmp_path))
    assert statuses(found) == ["warning"] * 4
    assert "user.max_user_namespaces" in found[1].what


def test_a_sandbox_that_cannot_make_a_namespace(tmp_path):
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    found = list(doctor.check_sandbox("Linux", lambda name: str(bwrap), tmp_path))
    assert statuses(found) == ["warning", "ok"] and "No permissions" in found[0].what


def test_who_counts_memory_is_said():
    assert [found.what.split()[0] for look in (lambda: (object(), ""), lambda: (None, "Permission denied in /sys")) for found in doctor.check_counting(look)] == ["control", "the"]
    assert "Permission denied in /sys" in list(doctor.check_counting(lambda: (None, "Permission denied in /sys")))[0].what


def test_chromium(tmp_path, monkeypatch):
    assert statuses(doctor.check_chromium(lambda: None)) == ["warning"]
    broken = tmp_path / "chrome"
    broken.write_text("#!/bin/sh\necho 'libnss3.so: cannot open' >&2\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    [found] = doctor.check_chromium()
    assert found.status == "warning" and "libnss3.so" in found.what


def test_fonts():
    assert statuses(doctor.check_fonts()) == ["ok"]


def test_writing(tmp_path):
    (tmp_path / "file").write_text("")
    found = list(doctor.check_writing({"new": tmp_path / "not" / "yet", "old": tmp_path / "file"}))
    assert statuses(found) == ["ok", "problem"] and "old" in found[1].what


def test_writing_looks_at_the_folders_of_the_course():
    assert statuses(doctor.check_writing()) == ["ok"] * len(doctor.folders())


def test_kernel():
    def absent():
        raise NoSuchKernel("python3")

    assert statuses(doctor.check_kernel(absent)) == ["problem"]
    assert statuses(doctor.check_kernel(lambda: ["python", "-m", "ipykernel_launcher"])) == ["ok"]
    [other] = doctor.check_kernel(lambda: ["/elsewhere/bin/python", "-m", "ipykernel_launcher"])
    assert other.status == "problem" and "/elsewhere/bin/python" in other.what


def test_nbgrader(tmp_path):
    assert statuses(doctor.check_nbgrader(tmp_path)) == ["problem"]
    (tmp_path / "nbgrader_config.py").write_text("c = get_config(\n")
    assert statuses(doctor.check_nbgrader(tmp_path)) == ["problem"]
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    assert statuses(doctor.check_nbgrader(tmp_path)) == ["ok"]


# --- all of them ---------------------------------------------------------------------------------


def test_a_check_that_fails_stops_no_other():
    def breaks():
        yield doctor.ok("before")
        raise RuntimeError("the disk is on fire")

    found = doctor.checks([breaks, lambda: [doctor.ok("after")]])
    assert statuses(found) == ["ok", "problem", "ok"]
    assert "breaks" in found[1].what and "RuntimeError: the disk is on fire" in found[1].what


def test_a_machine_without_matplotlib_or_jupyter(monkeypatch):
    for name in ("matplotlib", "jupyter_client.kernelspec"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    found = doctor.checks([doctor.check_fonts, doctor.check_kernel, doctor.check_disk])
    assert statuses(found)[:2] == ["problem", "problem"] and len(found) == 3


@pytest.mark.parametrize(("status", "code"), [("ok", 0), ("warning", 0), ("problem", 1)])
def test_prints_every_finding_and_its_advice(monkeypatch, status, code):
    long = "word " * 40 + "[not markup]"
    monkeypatch.setattr(doctor, "checks", lambda: [doctor.ok("fine"), Finding(status, long, "do this")])
    out = io.StringIO()
    assert doctor.main(Console(file=out, width=60)) == code
    lines = out.getvalue().splitlines()
    assert lines[0] == "ok      fine"
    assert lines[1] == f"{status:8}{long}"       # one line, however long, so that it can be pasted
    assert lines[2].endswith("-> do this")


# --- the forms -----------------------------------------------------------------------------------

FORMS = sorted(path for path in (pins.ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def test_there_is_a_form_for_each_kind_of_report():
    assert {path.stem for path in FORMS} == {"wrong-lesson", "refused-right-answer", "accepted-wrong-answer", "bug"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_ask_for_the_output_of_doctor(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    [field] = [field for field in fields if "make doctor" in field["attributes"]["label"]]
    assert field["validations"]["required"] and field["attributes"]["render"] == "text"
