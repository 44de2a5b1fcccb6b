"""The card of `nn_model`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import (Exercise, drop_line, example, hidden, in_place_of, replace_line,
                                           rewrite, slip)
from coursekit.plain import Facts

from .common import GREENHOUSE, PLANTS, SQUARE, THREE, batch, descend, network, wild_labels

forward, update = in_place_of("A2, cache ="), in_place_of("learnt = update")
DRAWN = "initialize_parameters(X.shape[0], n_h, Y.shape[0], rng)"
PRINTS = "if print_cost and i % 1000 == 0:"
BACKWARD = "backward_propagation(learnt, cache, X, Y)"
UPDATED = "update_parameters(learnt, grads, learning_rate)"


class NnModel(Exercise):
    """Gradient descent, from a start that is given or drawn."""

    section, points, difficulty, minutes = "1.3.9", 10, 2, 18
    parts = {"W1": 2, "b1": 1, "W2": 2, "b2": 1}
    form = 'a dict with "W1", "b1", "W2" and "b2"'
    needs = ("initialize_parameters", "forward_propagation", "compute_cost", "backward_propagation",
             "update_parameters")

    @staticmethod
    def probe(student, X, Y, n_h, settings, parameters, seed):
        import numpy as np

        def trained(more, start=None, seed=None):
            rng = None if seed is None else np.random.default_rng(seed)
            return student.nn_model(X, Y, n_h, parameters=start, rng=rng, **{**settings, **more})

        if parameters is not None:
            return trained({}, parameters, seed=0)
        none = {"num_iterations": 0}
        start = trained(none, seed=seed)
        return {"end": trained({}, seed=seed), "again": trained({}, seed=seed), "start": start,
                "other": trained(none, seed=seed + 1), "no rng": trained(none),
                "from there": trained({}, {name: np.array(value) for name, value in start.items()})}

    @staticmethod
    def measure(value, X, Y, n_h, settings, parameters, seed):
        import numpy as np

        from coursekit.plain import Facts

        if parameters is not None:
            return {name: value[name] for name in ("W1", "b1", "W2", "b2")}
        start, end = value["start"], value["end"]

        def alike(one, other):
            return all(np.allclose(one[name], other[name], rtol=1e-6, atol=1e-12) for name in start)

        shapes = {name: str(np.shape(start[name])) for name in ("W1", "b1", "W2", "b2")}
        return {"shapes of a drawn start": shapes, "facts": Facts({
                    "the same seed gives the same training": alike(end, value["again"]),
                    "another seed gives another start": not alike(start, value["other"]),
                    "from a drawn start it goes on as from a given one": alike(end, value["from there"]),
                    "without rng there is a start, too": len(value["no rng"]["W1"]) == len(start["W1"]),
                    "num_iterations = 0 gives a drawn start with small weights":
                        0 < np.abs(start["W1"]).max() < 0.1})}

    def cases(self, draw):
        def given(make, label, parameters, data, steps, **more):
            return make(label, **data, n_h=len(parameters["W1"]), settings={"num_iterations": steps, **more},
                        parameters=parameters, seed=None)

        def drawn(make, label, data, n_h, steps, **more):
            seed = 3 if make is example else int(draw.integers(10**6))
            return make(label, **data, n_h=n_h, settings={"num_iterations": steps, **more}, parameters=None,
                        seed=seed)

        yield given(example, "one step", GREENHOUSE, PLANTS, 1, learning_rate=0.5)
        yield given(example, "three steps, the default rate", SQUARE, THREE, 3)
        yield given(example, "no step", SQUARE, THREE, 0).about("generality")
        yield given(example, "a large rate: the cost rises", SQUARE, THREE, 3, learning_rate=12.0)
        two = {"X": PLANTS["X"], "Y": np.array([[1, 0, 1, 0], [0, 1, 1, 0]])}
        yield drawn(example, "a drawn start, two outputs", two, 5, 2).about("generality")
        for n_x, n_h, m, steps, rate in ((3, 5, 10, 1, 0.3), (3, 5, 10, 2, 0.8), (2, 4, 7, 7, 0.5),
                                         (4, 2, 12, 5, 2.0), (3, 3, 3, 4, 0.1)):
            data = batch(draw, n_x, m)
            yield given(hidden, f"{steps} steps", network(draw, n_x, n_h), data, steps, learning_rate=rate)
        yield given(hidden, "a small rate: the cost hardly falls", network(draw, 3, 2), batch(draw, 3, 6), 8,
                    learning_rate=1e-3)
        yield given(hidden, "a hundred steps", network(draw, 2, 2), batch(draw, 2, 5), 100, learning_rate=0.1)
        yield given(hidden, "the default rate", network(draw, 2, 3), batch(draw, 2, 8), 2)
        for label, n_x, n_h, n_y, m in (("one unit", 3, 1, 1, 6), ("one example", 2, 3, 1, 1),
                                        ("two outputs", 3, 4, 2, 7)):
            data = batch(draw, n_x, m, n_y)
            yield given(hidden, label, network(draw, n_x, n_h, n_y), data, 3,
                        learning_rate=0.4).about("generality")
        yield given(hidden, "costs printed", network(draw, 2, 3), batch(draw, 2, 5), 2,
                    print_cost=True).about("generality")
        yield given(hidden, "no step", network(draw, 4, 3), batch(draw, 4, 6), 0).about("generality")
        yield drawn(hidden, "a drawn start, six units", batch(draw, 3, 9), 6, 3).about("generality")
        yield drawn(hidden, "a drawn start, two outputs", batch(draw, 2, 7, 2), 3, 2,
                    learning_rate=0.4).about("generality")
        yield drawn(hidden, "a drawn start, one unit", batch(draw, 5, 4), 1, 1).about("generality")

    def oracle(self, X, Y, n_h, settings, parameters, seed):
        if parameters is not None:
            return descend(parameters, X, Y, settings["num_iterations"], settings.get("learning_rate", 1.2))
        shapes = {"W1": (n_h, len(X)), "b1": (n_h, 1), "W2": (len(Y), n_h), "b2": (len(Y), 1)}
        shapes = {name: str(shape) for name, shape in shapes.items()}
        return {"shapes of a drawn start": shapes, "facts": Facts()}

    def domain(self, draw):
        """Steps that do not magnify rounding much: moderate numbers, at most four of them."""
        n_x, n_h, n_y, m = sizes(draw, 4, most=5, large=9)
        X, Y = numbers(draw, (n_x, m), most=2), wild_labels(draw, n_y, m)
        settings = {"num_iterations": int(draw.integers(5)), "learning_rate": float(draw.uniform(0.05, 1))}
        start = network(draw, n_x, n_h, n_y) if draw.random() < 0.7 else None
        seed = None if start else int(draw.integers(10**6))
        case = hidden("", X=X, Y=Y, n_h=n_h, settings=settings, parameters=start, seed=seed)
        return case.within(condition=100)

    draws = 150
    equivalent = dict.fromkeys([*(f"{PRINTS} -> if {how}" for how in ("print_cost", "not", "True", "False")),
                                "moved behind the loop: if print_cost", 'compute_cost(A2, Y):.6f}") -> pass'],
                               "what is printed is not judged")

    one_step_more = slip("There is one step too many.",
                         ("range(num_iterations)", "range(num_iterations + 1)"))
    one_step_less = slip("There is one step too few.", ("range(num_iterations)", "range(1, num_iterations)"))
    first_cache = forward("The outputs and the cache are those of the first step for ever. Each step needs "
                          "its own.",
                          "if i == 0:", "    A2, cache = forward_propagation(X, learnt)")
    first_slopes = slip("The slopes are those of the first step for ever. Each step needs its own.",
                        replace_line("grads =", "if i == 0:\n    grads = " + BACKWARD))
    own_rate = slip("The learning rate is not handed on: update_parameters takes its default.",
                    (UPDATED, "update_parameters(learnt, grads)"))
    always_drawn = slip("The start that is given is not used: a new one is drawn.",
                        ("learnt is None", "True"))
    drawn_in_the_loop = forward("The start is drawn in each iteration, inside the loop: all that was learnt "
                                "is lost.",
                                f"learnt = {DRAWN}", "A2, cache = forward_propagation(X, learnt)")
    thrown_away = update("The updated parameters are thrown away. Put them in the place of the old ones.",
                         UPDATED)
    always_four = slip("There are always four hidden units. n_h says how many.",
                       ("n_h, Y.shape", "4, Y.shape"))
    one_output = slip("There is always one output. Y has a row for each.", ("Y.shape[0], rng", "1, rng"))
    own_generator = slip("The start is drawn from a new generator. Draw from rng, so that a run can be "
                         "repeated.",
                         (", rng)\n", ", np.random.default_rng())\n"))
    sizes_of_examples = slip("The number of inputs is taken from the columns of X. They are the examples.",
                             ("X.shape[0], n_h", "X.shape[1], n_h"))
    best_kept = update("The parameters with the smallest cost come back. Those after the last step are asked "
                       "for, also when the cost has risen.",
                       f"moved = {UPDATED}",
                       "before = compute_cost(A2, Y)",
                       "after = compute_cost(forward_propagation(X, moved)[0], Y)",
                       "learnt = moved if after < before else learnt")
    changed_in_place = slip("The start is changed: it gets what was learnt. It should stay as it is.", (
        f"        learnt = {UPDATED}\n", f"        learnt.update({UPDATED})\n"))

    without_the_cost = rewrite(drop_line("print(f"),
                               ("if print_cost and i % 1000 == 0:", "if i < 0:\n            pass"))
    from_the_end = rewrite(("for i in range(num_iterations)", "for i in reversed(range(num_iterations))"))
