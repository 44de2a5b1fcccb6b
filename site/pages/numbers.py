"""Figures and equations are numbered by section: the second one of section 2.3.4 is 2.3.4-2.

Sphinx counts through the whole site, so that a new lesson would change every number after it.
"""

from __future__ import annotations


def before(app, env) -> list[str]:
    """Give Sphinx back its own numbers, with which it finds out what has to be written again."""
    env.toc_fignumbers = getattr(env, "sphinx_fignumbers", env.toc_fignumbers)
    return []


def after(app, env) -> list[str]:
    env.sphinx_fignumbers = env.toc_fignumbers
    env.toc_fignumbers = {}
    for docname, kinds in env.sphinx_fignumbers.items():
        section = env.metadata[docname].get("section")
        env.toc_fignumbers[docname] = {
            kind: {place: (f"{section}-{count}" if section else count,) for count, place in enumerate(numbers, start=1)}
            for kind, numbers in kinds.items()}
    return []


def setup(app):
    app.connect("env-get-updated", before, priority=100)
    app.connect("env-get-updated", after, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
