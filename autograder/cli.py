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

# jsonschema, which reads notebooks' schema, would build a grammar of web addresses, for a second; nothing here checks any.
sys.modules["rfc3987_syntax"] = None

from . import Complaint  # noqa: E402 - the environment must be set before NumPy is imported
from .authoring.week import Week, find_root, find_weeks  # noqa: E402
from .grading.safely import shown  # noqa: E402 - and each command imports what it needs itself: some take seconds

console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
weeks_argument = click.argument("weeks", nargs=-1, metavar="[WEEK]...")


class Commands(click.Group):
    """Turns errors that name what to mend into one clear line, without a traceback."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except Complaint as error:
            raise click.ClickException("\n".join(shown(line, 10_000) for line in str(error).split("\n"))) from error


@click.group(cls=Commands)
def main() -> None:
    """Build, grade and measure the weeks of the course. A WEEK is named like course2-week3."""


@main.command()
@weeks_argument
@click.option("--check", is_flag=True, help="Change nothing; fail with a difference if something built is stale.")
def build(weeks: tuple[str, ...], check: bool) -> None:
    """Make source/ and release/ from the weeks' text files."""
    from .authoring import build as building
    from .authoring.pages import is_unwritten
    from .authoring.review import insist

    root = find_root()
    if unwritten := [name for name in weeks if is_unwritten(root, name)]:
        click.echo(f"no notebook yet, so nothing to build: {', '.join(unwritten)}")
        weeks = tuple(name for name in weeks if name not in unwritten)
        if not weeks:
            return
    for week in find_weeks(root, weeks):
        insist(week)
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


@main.command("review")
@weeks_argument
def review_command(weeks: tuple[str, ...]) -> None:
    """Look for solutions given away, names left behind, wide lines, and worked examples that a misconception passes."""
    from .authoring.review import counted, review

    told = {}
    for week in find_weeks(find_root(), weeks):
        with console.status(f"Reviewing {week.name}"):
            found = review(week)
        for finding in found:
            click.echo(f"{week.name}, {finding}")
        told[week.name] = counted(found)
    summary = "\n".join(f"{name}: {counts or 'nothing found'}" for name, counts in told.items())
    if any(told.values()):
        raise click.ClickException(summary)
    click.echo(summary)


@main.command("judge")
@click.argument("week")
@click.argument("exercise")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seed", type=int, help="Seed of the hidden cases; by default that of this checkout's grading runs.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
def judge_command(week: str, exercise: str, file: Path, seed: int | None, as_json: bool) -> None:
    """Judge the implementation of EXERCISE in FILE: verdict, points by criterion, misconception."""
    from coursekit.show import Shown

    from .grading.seed import grading_seed
    from .judging.judge import judge_file

    root = find_root()
    found, = find_weeks(root, [week])
    try:
        verdict = judge_file(found, found.exercise(exercise), file, seed=grading_seed(root) if seed is None else seed)
    except Complaint:
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
@click.option("--all", "everything", is_flag=True, help="Measure what has not changed since it was measured, too.")
@click.option("--json", "as_json", is_flag=True, help="Print what was measured as JSON.")
@click.option("--save", is_flag=True, help="Keep what was measured in the week's strength.json.")
def strength(weeks: tuple[str, ...], names: tuple[str, ...], everything: bool, as_json: bool, save: bool) -> None:
    """Measure how well the hidden cases tell right from wrong, where something has changed. Fails when a week is below the bars."""
    from .judging import records, solved
    from .judging import strength as measuring

    below, measured = [], {}
    for week in find_weeks(find_root(), weeks):
        wanted = names or ([exercise.function for exercise in week.exercises] if everything else records.stale(week))
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task(f"Measuring {week.name}", total=len(wanted))
            results = measuring.measure_week(week, tuple(wanted), progress=lambda name: progress.advance(bar)) if wanted else {}
        measured[week.name] = results
        below += [f"{week.name}, {line}" for line in measuring.shortfalls(results)]
        if not as_json:
            _print_strength(week, results)
        if save:
            records.write(week, results)                    # whatever becomes of the notebook, which comes now
            if results:
                records.write(week, {}, solved.run(week)[1])
    if as_json:
        click.echo(json.dumps(measured, indent=1))
    if below:
        raise click.ClickException("below the bars:\n" + "\n".join(below))


def _print_strength(week: Week, results: dict[str, dict]) -> None:
    """A table of a week: what was measured now, and what is on record of the rest."""
    from .judging import records
    from .judging.strength import BARS

    mine = {exercise.function for exercise in week.exercises}
    kept = {name: row for name, row in records.read(week)["exercises"].items() if name in mine and name not in results}
    rows = {exercise.function: row for exercise in week.exercises
            if (row := records.counts(results[exercise.function]) | {"seconds": results[exercise.function]["seconds"]}
                if exercise.function in results else kept.get(exercise.function))}
    table = Table(title=f"Strength of {week.name}", title_justify="left", caption_justify="left",
                  caption=f"{len(results)} measured now, {len(kept)} on record." if kept else None)
    for heading in ("exercise", "misconceptions rejected", "named on sight", "alternatives accepted",
                    "unseen answers", "mutants killed", "equivalent", "draws tried", "CPU s"):
        table.add_column(heading, justify="left" if heading == "exercise" else "right")
    totals = {kind: [sum(row[kind][i] for row in rows.values()) for i in (0, 1)] for kind in BARS}
    sums = {kind: sum(row[kind] for row in rows.values()) for kind in ("named", "equivalent", "domain", "seconds")}
    for label, row in [*rows.items(), ("all", totals | sums)]:
        shares = {kind: "{} / {}".format(*row[kind]) for kind in BARS}
        table.add_row(label, shares["misconceptions"], str(row["named"]), shares["alternatives"],
                      shares["answers"], shares["mutants"], str(row["equivalent"]), str(row["domain"]),
                      f"{row['seconds']:.1f}", end_section=label == list(rows)[-1])
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
    from .teaching import demo as demonstration

    root = find_root()
    found = find_weeks(root, [week] if week else [])[0]
    marks = demonstration.run(found, (folder or root / "build" / "demo" / found.name).resolve(), console)
    if not all(mark.graded for mark in marks):
        sys.exit(1)


def course_option(function):
    """The options that say where a class is, and how far its code must be confined."""
    for option in (
        click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Holds submitted/ and gets the rest [the checkout]."),
        click.option("--db", "url", default="", help="The gradebook's URL, e.g. postgresql+psycopg://user@host/db [SQLite in the folder]."),
        click.option("--unconfined", is_flag=True, help="Run student code with your own rights where it cannot be confined. Only for work that you trust."),
    ):
        function = option(function)
    return function


def _course(folder: Path | None, url: str):
    from .grading.whole_class import Course

    return Course(folder or find_root(), url)


@main.command()
@click.argument("week")
@click.argument("students", nargs=-1)
@course_option
@click.option("--workers", type=int, default=0, help="How many notebooks at once [one a core].")
@click.option("--scheduler", default="", help="Grade on the Dask cluster whose scheduler has this address, e.g. tcp://host:8786.")
@click.option("--again", is_flag=True, help="Grade again what was graded with the same tests.")
@click.option("--yes", is_flag=True, help="Do not ask before marks that were given are changed.")
def grade(week: str, students: tuple[str, ...], folder: Path | None, url: str, unconfined: bool, workers: int, scheduler: str,
          again: bool, yes: bool) -> None:
    """Grade a class: everybody who handed in WEEK, or the STUDENTS named. Kept: what was graded with the same tests before."""
    from .grading import whole_class as grading
    from .grading.sandbox import BARE, NAMESPACES

    found, = find_weeks(find_root(), [week])

    unasked = False

    def approve(changes) -> bool:
        nonlocal unasked
        grading.show_changes(changes, console)
        try:
            return yes or click.confirm("Write these marks?")
        except click.Abort:
            if sys.stdin.isatty():                  # somebody said no, with Ctrl-C
                raise
            unasked = True
            click.echo("\nThere is nobody to ask here, so they were not written. To write them, run it again with --yes.")
            return False

    outcome = grading.grade_week(found, _course(folder, url), console, students=list(students) or None, scheduler=scheduler, workers=workers,
                                 floor=BARE if unconfined else NAMESPACES, again=again, approve=approve)
    grading.show(found, outcome, console)
    if outcome.failures or unasked:
        sys.exit(1)


@main.command()
@click.argument("week")
@course_option
@click.option("--sample", type=int, default=10, help="How many students; 0 for all.")
@click.option("--seed", type=int, default=0, help="Of the choice of students.")
def verify(week: str, folder: Path | None, url: str, unconfined: bool, sample: int, seed: int) -> None:
    """Grade a sample of the class again and say whether the marks on record come out. Changes nothing."""
    from .grading import verify as verifying
    from .grading.sandbox import BARE, NAMESPACES

    found, = find_weeks(find_root(), [week])
    result = verifying.verify(found, _course(folder, url), sample=sample, seed=seed, floor=BARE if unconfined else NAMESPACES)
    click.echo(f"{len(result.same)} reproduced, {len(result.different)} not, {len(result.impossible)} cannot be compared"
               + (f", {len(result.failures)} could not be graded." if result.failures else "."))
    for student, moved in result.different.items():
        click.echo(f"{shown(student)}: {shown('; '.join(moved), 2_000)}")
    for student, why in result.impossible.items():
        click.echo(f"{shown(student)}: {shown(why)}")
    for student, failure in result.failures.items():
        click.echo(f"{shown(student)} {shown(failure)}")
    for name, (was, now) in result.other_versions.items():
        click.echo(f"{shown(name)} was {shown(was)}, is {now}")
    if result.different or result.failures:
        sys.exit(1)


@main.command()
@click.argument("week")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Gets submitted/ [the checkout].")
@click.option("--db", "url", default="", help="The gradebook's URL, where names are kept [SQLite in the folder].")
@click.option("--roster", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A CSV file of the students, to match names by.")
def collect(week: str, source: Path, folder: Path | None, url: str, roster: Path | None) -> None:
    """Bring what was handed in for WEEK into submitted/: SOURCE is a folder, or the zip file of Canvas or Moodle."""
    from .teaching import collect as collecting

    found, = find_weeks(find_root(), [week])
    course = _course(folder, url)
    collected = collecting.collect(source, found, course.folder / "submitted", roster=roster)
    collecting.remember(collected, course.url)
    click.echo(str(collected))


@main.command()
@click.argument("week")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where the class was graded [the checkout].")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The page to write [reports/WEEK.html in the folder].")
def report(week: str, folder: Path | None, out: Path | None) -> None:
    """Write one page about a graded class: marks, exercises, misconceptions, who is one fix away, what is alike, what failed."""
    from .grading.marks import NOT_YET, failures
    from .grading.whole_class import sources
    from .teaching import report as reporting

    found, = find_weeks(find_root(), [week])
    course = _course(folder, "")
    out = out or course.folder / "reports" / f"{week}.html"
    failed = failures(course.folder, week, course.students(week))
    records = reporting.load_records(course.folder / "records" / week)
    records += [{"assignment": week, "student": student, "graded": False, "failure": f"It {why}."} for student, why in failed.items() if why == NOT_YET]
    reporting.write_report(records, found, sources(found, course), out)
    click.echo(f"wrote {out}")
    for student, why in sorted(failed.items()):
        click.echo(f"{shown(student)} {shown(why)}")


@main.command()
@click.argument("weeks", nargs=-1, required=True, metavar="WEEK...")
@click.option("--to", "format", type=click.Choice(["canvas", "moodle", "csv"]), default="csv", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The table to write.")
@click.option("--template", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The gradebook that Canvas exported, or Moodle's worksheet, to fill in.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where the class was graded [the checkout].")
@click.option("--db", "url", default="", help="The gradebook's URL [SQLite in the folder].")
def export(weeks: tuple[str, ...], format: str, out: Path, template: Path | None, folder: Path | None, url: str) -> None:
    """Write the marks of one or several weeks as a table."""
    from .grading.marks import failures
    from .teaching.exporters import export as write

    order = [exercise.function for week in find_weeks(find_root(), weeks) for exercise in week.exercises]
    course = _course(folder, url)
    names = course.folder / "names.csv"
    click.echo(str(write(course.url, weeks, format, out, template, names=names if names.is_file() else None, order=order,
                         failed={week: failures(course.folder, week, course.students(week)) for week in weeks})))


@main.command()
@click.argument("week")
@click.argument("students", nargs=-1)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where the class was graded [the checkout].")
@click.option("--db", "url", default="", help="The gradebook's URL [SQLite in the folder].")
def feedback(week: str, students: tuple[str, ...], folder: Path | None, url: str) -> None:
    """Write nbgrader's feedback pages, with several processes at once, for everybody who was graded or the STUDENTS named."""
    from .teaching.feedback import give_feedback

    found, = find_weeks(find_root(), [week])
    course = _course(folder, url)
    failures = give_feedback(found, course, console, students=list(students) or None)
    click.echo(f"Feedback: {course.folder / 'feedback'}/STUDENT/{week}/{week}.html")
    for student, log in failures.items():
        click.echo(f"{shown(student)}: none, nbgrader says:\n" + "\n".join(shown(line, 2_000) for line in log.splitlines()))
    if failures:
        sys.exit(1)


@main.command("new-week")
@click.argument("course")
@click.argument("week")
def new_week(course: str, week: str) -> None:
    """Begin a week, such as course1 week2: a folder that builds and passes, to write over."""
    from .authoring import scaffold

    root = find_root()
    for path in scaffold.new_week(root, course, week):
        click.echo(f"made {path.relative_to(root)}")
    click.echo(f"Now: autograder build {course}-{week}, and CONTRIBUTING.md.")


@main.command()
@weeks_argument
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write the archive to [build/kit].")
def kit(weeks: tuple[str, ...], out: Path | None) -> None:
    """Pack what students get into one archive that works by itself. Fails if it would give a solution away."""
    from .authoring import given, site
    from .authoring import kit as packing

    root = find_root()
    with console.status("Rendering the lessons, looking for leaks, packing; a minute or two"):
        lessons = root / "build" / "lessons"
        site.build(root, lessons, students=True)
        packed = packing.pack(root, weeks, out, lessons=lessons)
    click.echo(f"packed {packed}")
    notebooks = {week.name: (week.folder / "notebook.py").read_text(encoding="utf-8") for week in find_weeks(root, weeks)}
    for line in given.given_away(root, notebooks):
        click.echo(f"note: {line}. Pack them apart if the exercise still has to be done.")


@main.command()
@click.argument("pages", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[PAGE.md]...")
@click.option("--students", is_flag=True, help="The pages that go into a student kit: without the answers of the quiz.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write [build/site].")
def site(pages: tuple[Path, ...], students: bool, out: Path | None) -> None:
    """Render the lessons as a web site; or, quickly, only the PAGEs named, such as course2/week3/01-tuning-process.md."""
    from .authoring import site as rendering

    root = find_root()
    if pages and (students or out):
        raise click.UsageError("--students and --out are for the whole site")
    if pages:
        with console.status("Rendering"):
            files = rendering.preview(root, pages)
        for file in files:
            click.echo(f"open {file}")
        return
    with console.status("Rendering the lessons; the first time runs every page, a minute or two"):
        rendering.build(root, out or root / "build" / "site", students=students)


@main.command()
def doctor() -> None:
    """Say what is right or wrong with this machine and its environment."""
    from .doctor import main as examine

    sys.exit(examine())
