"""The `autograder` command: what authors and instructors run."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

os.environ.setdefault("OMP_NUM_THREADS", "1")          # small matrices: many times faster than several threads
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from . import build as building  # noqa: E402 - the environment must be set before NumPy is imported
from .exercise import BadExercise  # noqa: E402
from .judge import judge_file  # noqa: E402
from .seed import grading_seed  # noqa: E402
from .site import SiteError  # noqa: E402
from .stubs import BadBlock  # noqa: E402
from .week import BadWeek, find_root, find_weeks  # noqa: E402

console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
weeks_argument = click.argument("weeks", nargs=-1, metavar="[WEEK]...")


COMPLAINTS = (BadWeek, BadExercise, BadBlock, SiteError)           # their messages say what to mend; a traceback would not help


class Commands(click.Group):
    """Turns errors that name what to mend into one clear line, without a traceback."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except COMPLAINTS as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands)
def main() -> None:
    """Build, grade and measure the weeks of the course. A WEEK is named like course2-week3."""


@main.command()
@weeks_argument
@click.option("--check", is_flag=True, help="Change nothing; fail with a difference if something built is stale.")
def build(weeks: tuple[str, ...], check: bool) -> None:
    """Make source/ and release/ from the weeks' text files."""
    root = find_root()
    if check:
        with console.status("Building everything afresh, to compare"):
            report = building.stale(root, weeks)
        if report:
            click.echo(report)
            raise click.ClickException("what is built is stale: run `autograder build` and commit the result")
        click.echo("source/ and release/ are up to date.")
        return
    with console.status("Building source/ and release/, half a minute a week"):
        made = building.build(root, weeks)
    for folder in made:
        click.echo(f"built {folder.relative_to(root)}")


@main.command("judge")
@click.argument("week")
@click.argument("exercise")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seed", type=int, help="Seed of the hidden cases; by default that of this checkout's grading runs.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
def judge_command(week: str, exercise: str, file: Path, seed: int | None, as_json: bool) -> None:
    """Judge the implementation of EXERCISE in FILE: verdict, points by criterion, misconception."""
    from coursekit.show import Shown

    root = find_root()
    found, = find_weeks(root, [week])
    try:
        verdict = judge_file(found, found.exercise(exercise), file, seed=grading_seed(root) if seed is None else seed)
    except (BadWeek, BadExercise):
        raise
    except (Exception, SystemExit) as error:        # the file's own code, run at its top level
        raise click.ClickException(f"{file} cannot be run:\n{''.join(traceback.format_exception_only(error))}") from error
    shown = Shown(verdict, graded=True)
    if as_json:
        click.echo(json.dumps(shown.as_data(), indent=1))
    else:
        click.echo(repr(shown))
    sys.exit(0 if verdict.right else 1)


@main.command()
@weeks_argument
@click.option("--exercise", "names", multiple=True, help="Measure only this exercise (may be repeated).")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--save", is_flag=True, help="Keep the counts in the week's strength.json, for the site.")
def strength(weeks: tuple[str, ...], names: tuple[str, ...], as_json: bool, save: bool) -> None:
    """Measure how well the hidden cases tell right from wrong. Fails when a week is below the bars."""
    from . import strength as measuring

    below, everything = [], {}
    for week in find_weeks(find_root(), weeks):
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task(f"Measuring {week.name}", total=len(names) or len(week.exercises))
            results = measuring.measure_week(week, names, progress=lambda name: progress.advance(bar))
        everything[week.name] = results
        below += [f"{week.name}, {line}" for line in measuring.shortfalls(results)]
        if not as_json:
            _print_strength(week.name, results)
        if save and not names:
            path = week.folder / building.STRENGTH_FILE
            path.write_text(json.dumps({"exercises": measuring.counts(results)}, indent=1) + "\n",
                            encoding="utf-8")
    if as_json:
        click.echo(json.dumps(everything, indent=1))
    if below:
        raise click.ClickException("below the bars:\n" + "\n".join(below))


def _print_strength(name: str, results: dict[str, dict]) -> None:
    table = Table(title=f"Strength of {name}", title_justify="left")
    for heading in ("exercise", "misconceptions rejected", "named on sight", "alternatives accepted", "mutants killed", "equivalent", "CPU s"):
        table.add_column(heading, justify="left" if heading == "exercise" else "right")
    totals = {kind: [sum(result[kind][i] for result in results.values()) for i in (0, 1)]
              for kind in ("misconceptions", "alternatives", "mutants")}
    for label, row in [*results.items(), ("all", totals | {"named": sum(r["named"] for r in results.values()), "equivalent":
                       [None] * sum(len(r["equivalent"]) for r in results.values()), "seconds": sum(r["seconds"] for r in results.values())})]:
        table.add_row(label, "{} / {}".format(*row["misconceptions"]), str(row["named"]), "{} / {}".format(*row["alternatives"]),
                      "{} / {}".format(*row["mutants"]), str(len(row["equivalent"])), f"{row['seconds']:.1f}", end_section=label == list(results)[-1])
    console.print(table)
    for label, result in results.items():
        for problem in result["problems"]:
            console.print(f"[red]{label}[/red]: ", end="")
            console.print(problem, markup=False)


@main.command()
@click.argument("week", required=False)
@click.option("--folder", type=click.Path(path_type=Path), help="Where the class lives [build/demo/WEEK].")
def demo(week: str | None, folder: Path | None) -> None:
    """Make a class of made-up students, grade it through nbgrader, and show the marks. WEEK is the first one if not named."""
    from . import demo as demonstration

    root = find_root()
    found = find_weeks(root, [week] if week else [])[0]
    demonstration.run(found, (folder or root / "build" / "demo" / found.name).resolve(), console)


@main.command("new-week")
@click.argument("course")
@click.argument("week")
def new_week(course: str, week: str) -> None:
    """Begin a week, such as course1 week2: a folder that builds and passes, to write over."""
    from . import scaffold

    root = find_root()
    for path in scaffold.new_week(root, course, week):
        click.echo(f"made {path.relative_to(root)}")
    click.echo(f"Now: autograder build {course}-{week}, and CONTRIBUTING.md.")


@main.command()
@weeks_argument
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write the archive to [build/kit].")
def kit(weeks: tuple[str, ...], out: Path | None) -> None:
    """Pack what students get into one archive that works by itself. Fails if it would give a solution away."""
    from . import kit as packing

    root = find_root()
    with console.status("Rendering the lessons, looking for leaks, packing; a minute or two"):
        packed = packing.pack(root, weeks, out or root / "build" / "kit")
    click.echo(f"packed {packed}")


@main.command()
@click.option("--students", is_flag=True, help="The pages that go into a student kit: without the answers of the quiz.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write [build/site].")
def site(students: bool, out: Path | None) -> None:
    """Render the lessons as a web site."""
    from .site import build as build_site

    root = find_root()
    with console.status("Rendering the lessons; the first time runs every page, a minute or two"):
        build_site(root, out or root / "build" / "site", students=students)


@main.command()
def doctor() -> None:
    """Say what is right or wrong with this machine and its environment."""
    from .doctor import main as examine

    sys.exit(examine())
