"""The card of `L_layer_model`."""

import numpy as np

from autograder.authoring.domain import sizes
from autograder.authoring.exercise import Exercise, example, hidden, replace_line, rewrite, slip
from autograder.judging.oracles import draw_parameters
from coursekit.plain import Facts

from .common import batch, clear, descend, lesson, losses

FORWARD = "AL, caches = L_model_forward(X, parameters)"
DRAWN = "initialize_parameters_deep(layers_dims, rng)"
UPDATED = "update_parameters(parameters, grads, learning_rate)"


class LLayerModel(Exercise):
    """Gradient descent for any depth."""

    function = "L_layer_model"
    section, points, difficulty, minutes = "1.4.6", 8, 2, 18
    parts = {"parameters": 3, "costs": 2}
    needs = ("initialize_parameters_deep", "L_model_forward", "L_model_backward")
    form = "the parameters, and a list of costs"

    @staticmethod
    def probe(student, X, Y, layers_dims, settings, parameters, seed):
        import numpy as np

        def trained(more, start=None, seed=None):
            rng = None if seed is None else np.random.default_rng(seed)
            return student.L_layer_model(X, Y, layers_dims, parameters=start, rng=rng, **{**settings, **more})

        if parameters is not None:
            end, costs = trained({}, parameters, seed=0)
            return {"parameters": end, "costs": costs}
        none = {"num_iterations": 0}
        start = trained(none, seed=seed)[0]
        return {"end": trained({}, seed=seed)[0], "again": trained({}, seed=seed)[0], "start": start,
                "other": trained(none, seed=seed + 1)[0], "no rng": trained(none)[0],
                "from there": trained({}, {name: np.array(value) for name, value in start.items()})[0]}

    @staticmethod
    def measure(value, X, Y, layers_dims, settings, parameters, seed):
        import numpy as np

        from coursekit.plain import Facts

        if parameters is not None:
            return value
        start, end = value["start"], value["end"]

        def alike(one, other):
            return all(np.allclose(one[name], other[name], rtol=1e-6, atol=1e-12) for name in start)

        return {"shapes of a drawn start": {name: str(np.shape(start[name])) for name in start},
                "facts": Facts({
            "the same seed gives the same training": alike(end, value["again"]),
            "another seed gives another start": not alike(start, value["other"]),
            "from a drawn start it goes on as from a given one": alike(end, value["from there"]),
            "without rng there is a start, too": len(value["no rng"]) == len(start)})}

    def cases(self, draw):
        def given(make, label, dims, m, steps, draw=draw, **more):
            X, Y, parameters = clear(draw, dims, m)
            return make(label, X=X, Y=Y, layers_dims=list(dims), settings={"num_iterations": steps, **more},
                        parameters=parameters, seed=None)

        def drawn(make, label, dims, m, steps, draw=draw, **more):
            X, Y = batch(draw, dims[0], m, dims[-1])
            return make(label, X=X, Y=Y, layers_dims=list(dims), settings={"num_iterations": steps, **more},
                        parameters=None, seed=int(draw.integers(10**6)))

        def uphill(make, label, dims, m, steps, rate):
            """The rate is so large that the first step makes the cost worse."""
            while True:
                case = given(make, label, dims, m, steps, learning_rate=rate)
                X, Y, start = (case.inputs[name] for name in ("X", "Y", "parameters"))
                end, (before,) = descend(start, X, Y, 1, rate)
                if losses(X, end, Y).mean() > before + 0.1:
                    return case

        X, Y, parameters = lesson()
        lessons = {"X": X, "Y": Y, "layers_dims": [3, 4, 2, 1], "parameters": parameters, "seed": None}
        yield example("the network 3-4-2-1, one step", **lessons,
                      settings={"num_iterations": 1, "learning_rate": 0.1})
        yield example("the network 3-4-2-1, 102 steps", **lessons,
                      settings={"num_iterations": 102, "learning_rate": 0.1}).within(condition=50)
        yield drawn(example, "a drawn start", [2, 5, 3, 1], 6, 2, np.random.default_rng(3),
                    learning_rate=0.3).about("generality")
        yield given(hidden, "two layers", [3, 5, 1], 10, 1, learning_rate=0.3)
        yield given(hidden, "three layers, two steps", [4, 3, 5, 1], 7, 2, learning_rate=0.5)
        yield given(hidden, "four layers, three steps", [3, 5, 4, 2, 1], 12, 3, learning_rate=0.2)
        yield given(hidden, "three outputs", [3, 4, 3], 8, 4, learning_rate=0.1)
        yield given(hidden, "the default rate", [2, 4, 3, 1], 9, 3)
        yield uphill(hidden, "a rate that is too large", [3, 4, 1], 7, 4, 3.0).within(condition=50)
        for steps in (100, 101, 202):
            yield given(hidden, f"{steps} steps", [2, 3, 1], 11, steps,
                        learning_rate=0.02).within(condition=50)
        yield given(hidden, "no step", [3, 4, 2, 1], 5, 0, learning_rate=0.1).about("generality")
        yield given(hidden, "one layer", [4, 1], 6, 3, learning_rate=0.4).about("generality")
        yield given(hidden, "one example", [2, 3, 2], 1, 3, learning_rate=0.1).about("generality")
        yield given(hidden, "costs printed", [2, 3, 1], 5, 2, learning_rate=0.1,
                    print_cost=True).about("generality")
        yield drawn(hidden, "a drawn start, four layers", [3, 4, 6, 2, 1], 8, 3,
                    learning_rate=0.2).about("generality")
        yield drawn(hidden, "a drawn start, two outputs", [2, 3, 2], 6, 2,
                    learning_rate=0.4).about("generality")

    def oracle(self, X, Y, layers_dims, settings, parameters, seed):
        if parameters is not None:
            end, costs = descend(parameters, X, Y, settings["num_iterations"],
                                 settings.get("learning_rate", 0.0075))
            return {"parameters": end, "costs": costs}
        shapes = {}
        for l, (n_prev, n) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
            shapes |= {f"W{l}": str((n, n_prev)), f"b{l}": str((n, 1))}
        return {"shapes of a drawn start": shapes, "facts": Facts()}

    def domain(self, draw):
        """Few steps, small ones: none that carries a unit over the kink by rounding."""
        *dims, m = sizes(draw, int(draw.integers(3, 6)), most=4, large=6)
        X, Y, parameters = clear(draw, dims, m, margin=1e-3)
        settings = {"num_iterations": int(draw.integers(4)),
                    "learning_rate": float(draw.uniform(0.001, 0.05))}
        start = parameters if draw.random() < 0.7 else None
        case = hidden("", X=X, Y=Y, layers_dims=dims, settings=settings, parameters=start,
                      seed=None if start else int(draw.integers(10**6)))
        return case.within(condition=100)

    draws = 100

    after_the_update = slip("The cost is that after the update, of the next step. Note it before.", (
        "compute_cost(AL, Y)", "compute_cost(L_model_forward(X, update_parameters(parameters, "
                               "L_model_backward(AL, Y, caches), learning_rate))[0], Y)"))
    every_step = slip("There is a cost for every step. One in a hundred is asked for.",
                      ("if i % 100 == 0:", "if True:"))
    from_100 = slip("The first cost is missing: it is that before step 0.",
                    ("if i % 100 == 0:", "if i and i % 100 == 0:"))
    last_one_more = slip("There is one cost too many, of the end. The costs are those before steps 0, 100, "
                         "...",
                         ("i % 100 == 0:", "i % 100 == 0 or i == num_iterations - 1:"))
    first_slopes = slip("The slopes are those of the first step for ever. Each step needs its own.",
                        replace_line("grads =", "if i == 0:\n    grads = L_model_backward(AL, Y, caches)"))
    drawn_in_the_loop = slip("The start is drawn in each step, inside the loop: all that was learnt is lost.",
                             replace_line(FORWARD, f"parameters = {DRAWN}\n{FORWARD}"))
    always_drawn = slip("The start that is given is not used: a new one is drawn.",
                        ("parameters is None", "True"))
    own_rate = slip("The learning rate is not handed on: update_parameters takes its default.",
                    (UPDATED, "update_parameters(parameters, grads)"))
    thrown_away = slip("The updated parameters are thrown away. Put them in the place of the old ones.",
                       (f"parameters = {UPDATED}", UPDATED))
    in_place = slip("The start is changed: it gets what was learnt. It should stay as it is.",
                    (f"parameters = {UPDATED}", f"parameters.update({UPDATED})"))
    one_step_more = slip("There is one step too many.",
                         ("range(num_iterations)", "range(num_iterations + 1)"))
    one_step_less = slip("There is one step too few.", ("range(num_iterations)", "range(num_iterations - 1)"))
    own_generator = slip("The start is drawn from a new generator. Draw from rng, so that a run can be "
                         "repeated.",
                         ("(layers_dims, rng)", "(layers_dims, np.random.default_rng())"))
    stops_early = slip("It stops when the cost rises. Do as many steps as asked for, whatever they bring.",
                       ("for i in range", "before = np.inf\n    for i in range"),
                       (FORWARD, f"{FORWARD}\n        if compute_cost(AL, Y) > before:\n            break\n"
                                 "        before = compute_cost(AL, Y)"))
    two_layers_only = slip("Only the first two layers learn. Update all that there are.", (
        UPDATED, "parameters | {k: v for k, v in " + UPDATED + '.items() if k[1:] in ("1", "2")}'))

    two_in_one = rewrite(("range(num_iterations)", "(k for k in range(num_iterations))"),
                         (f"parameters = {UPDATED}",
                          "parameters = {name: value - learning_rate * grads[f'd{name}'] "
                          "for name, value in parameters.items()}"))
