"""The card of `neuron`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of


wrong = in_place_of("a =")


class Neuron(Exercise):
    """Weight, bias, bend."""

    section, difficulty, minutes, points = "1.1.2", 1, 7, 8
    needs = ("relu",)

    def cases(self, draw):
        yield example("a falling line", x=np.array([1.0, 3, 5]), w=-2, b=7).gives(np.array([5.0, 1, 0]))
        yield example("two houses", x=np.array([30.0, 50]), w=3, b=-120).gives(np.array([0.0, 30]))
        yield example("a knee left of all inputs", x=np.array([-2.0, 1, 4, 8]), w=0.5, b=3.0)
        for w, b in [(1, 1), (1, -1), (-1, 1)]:
            yield hidden("weight and bias of these signs", x=draw.normal(0, 3, 9),
                         w=float(w * draw.uniform(0.5, 2)), b=float(b * draw.uniform(0.5, 2)))
        yield hidden("never on", x=draw.uniform(1, 4, 5), w=-1.5, b=-0.5)
        yield hidden("large inputs", x=1e5 * draw.normal(size=6), w=float(draw.uniform(1, 2)), b=-2e4)
        for label, x, w, b in [
                ("no bias", draw.normal(size=5), -1.5, 0.0), ("no weight", draw.normal(size=4), 0.0, 2.5),
                ("one input", draw.normal(size=1) + 5, 2.0, -1.0), ("whole numbers", np.arange(-4, 5), -2, 3),
                ("single precision", draw.normal(size=6).astype(np.float32), 2.0, 0.5)]:
            yield hidden(label, x=x, w=w, b=b).about("generality")

    def oracle(self, x, w, b):
        return np.array([max(0.0, w * float(each) + b) for each in x])

    def domain(self, draw):
        m, = sizes(draw, 1)
        return {"x": numbers(draw, (m,)), "w": numbers(draw, most=1e3), "b": numbers(draw, most=1e3)}

    bent_weight = wrong("The bend acts on the weight. It comes last, and acts on the whole sum.",
                        "a = relu(w) * x + b")
    bent_input = wrong("The bend acts on the input. It comes last, and acts on the whole sum.",
                       "a = w * relu(x) + b")
    bias_behind = wrong("The bias is added after the bend. So it cannot move the knee, and the neuron may "
                        "say something negative.", "a = relu(w * x) + b")
    no_bend = wrong("This is a line: the bend is missing.", "a = w * x + b")
    bias_times_weight = wrong("The weight multiplies the bias, too. It should multiply x alone.",
                              "a = relu(w * (x + b))")
    bias_subtracted = wrong("The bias is subtracted. It should be added; it may be negative itself.",
                            "a = relu(w * x - b)")
    turned_up = wrong("Below the knee this is |wx + b|, which rises again. There the neuron should say 0.",
                      "a = np.abs(w * x + b)")
    bias_as_knee = wrong("This puts the knee at b. The bias is what is added; the knee follows from both.",
                         "a = relu(w * (x - b))")

    @alternative
    def bent_by_hand(x, w, b):
        return [max(w * each + b, 0) for each in x]
