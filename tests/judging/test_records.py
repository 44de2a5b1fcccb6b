"""Records of strength: what makes one stale and what does not, and that a false one comes out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tiny import EXERCISES, TINY

from autograder.authoring.dependencies import bare, data_read, imported, rests_on
from autograder.authoring.week import find_weeks
from autograder.cli import main
from autograder.judging import records
from autograder.judging.strength import Share, measure, shortfalls


def again(week):
    """The week, read anew."""
    return find_weeks(week.root, [week.name])[0]


@pytest.fixture
def recorded(course):
    """The tiny week with records that are of its code, made up."""
    week = course()
    made_up = {kind: [1, 1] for kind in ("misconceptions", "alternatives", "answers", "mutants")} | {"domain": 0, "named": 1, "equivalent": {}, "seconds": 1.23}
    records.write(week, {exercise.function: made_up for exercise in week.exercises}, {"seconds": 1.0, "mebibytes": 99})
    return week


def test_what_was_written_is_read(recorded):
    kept = records.read(again(recorded))
    assert records.stale(again(recorded)) == [] and kept["notebook"] == {"seconds": 1.0, "mebibytes": 99}
    assert list(kept["exercises"]) == [exercise.function for exercise in recorded.exercises]
    assert kept["exercises"]["standardise"]["mutants"] == [1, 1] and kept["exercises"]["standardise"]["seconds"] == 1.2
    before = (recorded.folder / records.FILE).read_bytes()
    records.write(again(recorded), {})
    assert (recorded.folder / records.FILE).read_bytes() == before


def edit(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_card_makes_its_own_record_stale(recorded):
    edit(recorded.folder / "exercises" / "fit_line.py", "draw.normal(size=8)", "draw.normal(size=9)")
    assert records.stale(again(recorded)) == ["fit_line"]


def test_a_changed_solution_makes_those_stale_that_use_it(recorded):
    edit(recorded.folder / "notebook.py", "mu = x.mean()", "mu = np.mean(x)")
    assert "standardise" in records.stale(again(recorded)) and "pick" not in records.stale(again(recorded))


def test_new_answers_and_set_up_make_records_stale(recorded):
    (recorded.folder / "answers").mkdir(exist_ok=True)
    (recorded.folder / "answers" / "pick.py").write_text("# %% wrong all\n", encoding="utf-8")
    assert records.stale(again(recorded)) == ["pick"]
    edit(recorded.folder / "notebook.py", "import numpy as np\n", "import numpy as np\nimport math\n")
    assert len(records.stale(again(recorded))) == len([exercise for exercise in recorded.exercises if exercise.function != "quiz"])


def test_layout_and_comments_of_the_engine_do_not_count():
    assert bare('"""Text."""\n\nx = 1  # one\n\n\ndef f():\n    """Text,\n    long."""\n    return "# no comment"\n') == 'x = 1\ndef f():\n    return "# no comment"'


def test_what_rests_on_what(tiny):
    root = tiny.root
    assert imported(root, "import numpy\nfrom coursekit import plots, start\n%matplotlib inline\n!ls") == {"coursekit.plots", "coursekit"}
    assert imported(root, "from ..authoring import week", "autograder.judging.judge") == {"autograder.authoring.week"}
    assert "coursekit.files" in rests_on(root, ["coursekit.data"]) and "coursekit.data" not in rests_on(root, ["coursekit.plots"])
    assert data_read("X, y = data.mnist()") == {"mnist": ("mnist.npz",)}
    assert list(data_read("from coursekit.data import mnist, cars")) == ["cars", "mnist"]


def test_a_false_record_comes_out_in_some_of_many_runs(course):
    """Cases in which y is zero cannot tell one line from another, whatever a record says."""
    text = EXERCISES.replace("y=draw.normal(size=8)", "y=np.zeros(8)").replace("y=np.array([1.0, 2, 6])", "y=np.zeros(3)")
    week = course(exercises=text)
    found = [bool(shortfalls({"fit_line": measure(week, week.exercise("fit_line"), Share(0.05, seed))})) for seed in range(12)]
    assert any(found)


def test_a_true_record_is_never_contradicted(tiny):
    for seed in range(12):
        assert shortfalls({"standardise": measure(tiny, tiny.exercise("standardise"), Share(0.05, seed))}) == []


def test_a_share_takes_at_least_one_of_each_and_another_one_with_another_seed():
    assert Share(0.05, 1).of([]) == [] and len(Share(0.05, 1).of("abc")) == 1 and Share().of("abc") == list("abc")
    assert len({tuple(Share(0.05, seed).of(range(100))) for seed in range(5)}) == 5
    assert Share(0.05, 3).of(range(100)) == Share(0.05, 3).of(range(100)) == sorted(Share(0.05, 3).of(range(100)))


def test_the_command_measures_what_is_stale_and_keeps_the_rest(course, monkeypatch):
    week = course()
    monkeypatch.setenv("AUTOGRADER_ROOT", str(week.root))
    assert CliRunner().invoke(main, ["build", TINY]).exit_code == 0
    done = CliRunner().invoke(main, ["strength", TINY, "--save"])
    assert done.exit_code == 0, done.output
    assert records.stale(again(week)) == [] and records.read(again(week))["notebook"]["seconds"] > 0
    edit(week.folder / "exercises" / "fit_line.py", "draw.normal(size=8)", "draw.normal(size=9)")
    done = CliRunner().invoke(main, ["strength", TINY, "--json"])
    data = json.loads(done.stdout[:done.stdout.rindex("}") + 1])
    assert list(data[TINY]) == ["fit_line"]
