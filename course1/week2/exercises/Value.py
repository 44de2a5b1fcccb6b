"""The card of `Value`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

SLOPES = "((self, other.value), (other, self.value))"
SIGMOID, PASSED_ON = "value * (1 - value)", "slope * node.grad"
STEP = 1e-30
CUT = 1e-8          # so little is left of a sigmoid where some cut the scores off, and may


def swept(program, at):
    """The numbers that a program calls `backward` on, in their order, and J last, each in an array (1,).

    What is computed from an input with a tiny imaginary step has that step times its derivative; nothing is
    subtracted, so it is exact. What is computed from NaN is NaN.

    Source: W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions (1998).
    """
    found = []

    class Number(np.ndarray):
        def log(self):
            return np.log(self)

        def sigmoid(self):
            return 0.5 * (1 + np.tanh(0.5 * self))          # no exponential overflows

        def backward(self):
            found.append(self)

    scope = {name: np.array([number], dtype=complex).view(Number) for name, number in at.items()}
    exec(program, {}, scope)
    return [*found, scope["J"]]


class ComputationGraph(Exercise):
    """A computation graph that finds its own derivatives."""

    function = "Value"
    section, difficulty, minutes = "1.2.8", 3, 42
    points, shares = 13, {"shape": 0, "inputs": 0}          # the probe makes the inputs and the form
    parts = {"value": 1, "gradient": 2}
    needs = ("sigmoid",)

    @staticmethod
    def probe(student, program, at):
        def number(thing):
            return "a Value instead of a number" if isinstance(thing, student.Value) else thing

        inputs = {name: student.Value(value) for name, value in at.items()}
        scope = dict(inputs)
        exec(program, {}, scope)
        J = scope["J"]
        J.backward()
        return {"value": number(J.value), "gradient": [number(inputs[name].grad) for name in at]}

    def cases(self, draw):
        def at(names, low=0.5, high=2.0):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(low, high)) for name in names}

        for label, program, inputs, value, gradient in [
                ("3 (a + b c), as in lesson 1.2.8", "u = b * c; v = a + u; J = 3 * v",
                 {"a": 5.0, "b": 3.0, "c": 2.0}, 33.0, [3.0, 6.0, 9.0]),
                ("b is used three times", "J = b * b + b", {"b": 3.0}, 12.0, [7.0]),
                ("a sigmoid", "J = z.sigmoid()", {"z": 2.0}, 0.8807970779778823, [0.10499358540350662]),
                ("u is used thrice", "u = a * b; J = u + u * u", {"a": 2.0, "b": 3.0}, 42.0, [39.0, 26.0]),
                ("the loss of lesson 1.2.9", "z = w1 * 2 + w2 * 3 + b; a = z.sigmoid(); J = -(1 - a).log()",
                 {"w1": 0.3, "w2": -0.1, "b": 0.2}, 0.9740769841801067,
                 [1.2449186624037092, 1.8673779936055638, 0.6224593312018546])]:
            yield example(label, program=program, at=inputs).gives({"value": value, "gradient": gradient})
        yield example("two backward passes", program="first = x * y; first.backward(); J = first * y",
                      at={"x": 2.0, "y": 3.0}).gives({"value": 18.0, "gradient": [9, 12]}).about("generality")
        yield example("a large score", program="J = z.sigmoid()", at={"z": 1000.0}).gives(
            {"value": 1.0, "gradient": [0.0]}).about("generality").within(atol=CUT)
        for program, inputs in [
                ("J = (x + y) * (x + 2 * y) + z", at("xyz")), ("J = x * x + (y + y)", at("xy")),
                ("J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at("xy")),
                ("J = x * y + y", {"x": 0.0} | at("y")), ("J = (x * y).sigmoid() * 2 + x", at("xy")),
                ("J = x.sigmoid().sigmoid() * x", at("x")), ("J = (x * x + 1).log() * y", at("xy")),
                ("a = (w1 * x1 + w2 * x2 + b).sigmoid(); J = -(y * a.log() + (1 - y) * (1 - a).log())",
                 at(["w1", "w2", "b", "x1", "x2"]) | {"y": float(draw.integers(2))})]:
            yield hidden(program, program=program, at=inputs)
        for program, inputs in [
                ("J = 0 - 0.5 * ((w * 2 + b).sigmoid().log() + (1 - (b - w).sigmoid()).log())", at("wb")),
                ("a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + c + d", at("xy")),
                ("a = 3 * x; b = a + y * y; J = a + b * b", at("xy")),              # a long and a short way
                ("J = x\nfor i in range(6):\n    J = 0.5 * J + 0.1 * J * y + x", at("xy")),
                ("J = sum([x, y, x * y, z.sigmoid()])", at("xyz")),
                ("J = 1000 * x * y", at("xy")), ("J = 1e-9 * (1e9 * x * y)", at("xy")),
                ("first = x * y + x; first.backward(); J = first * x + y", at("xy")),
                ("J = x * y + x * x; J.backward()", at("xy")),
                ("J = x * x + y; other = 3 * x; J.backward(); other.backward()", at("xy")),
                ("first = x * x; first.backward(); J = y * y", at("xy")),
                ("first = x * y; J = y * z + y; first.backward()", at("xyz")),
                ("J = x * x + 1", at("xy")), ("J = x", at("x"))]:
            yield hidden(program, program=program, at=inputs).about("generality")
        far = {"x": float(draw.uniform(-1000, -800))}
        case = hidden("a score far below 0", program="J = x.sigmoid()", at=far)
        yield case.about("generality").within(atol=CUT)

    def oracle(self, program, at):
        def slope(name):        # an input keeps what the last backward() left that came to it
            reached = [np.isnan(one).all() for one in swept(program, at | {name: np.nan})]
            steps = [one.imag.item() for one in swept(program, at | {name: at[name] + 1j * STEP})]
            return next((step / STEP for step, came in zip(steps[::-1], reached[::-1]) if came), 0.0)

        return {"value": swept(program, at)[-1].real.item(), "gradient": [slope(name) for name in at]}

    def domain(self, draw):
        names, lines = ["x", "y", "z"], []
        for step in range(draw.integers(1, 8)):
            a, b = (str(name) for name in draw.choice(names, 2))
            formula = draw.choice(["{0} + {1}", "{0} * {1}", "{0} - {1}", "2 - -{0}", "3 * {0}", "{0} * 0.5",
                                   "{0}.sigmoid()", "({0} * {0} + 1).log()"])
            lines.append(f"v{step} = {formula.format(a, b)}")
            if draw.random() < 0.2:
                lines.append(f"{a}.backward()")
            names.append(f"v{step}")
        lines.append(f"J = {names[-1]}")
        return {"program": "\n".join(lines), "at": {name: numbers(draw, most=30) for name in "xyz"}}

    overwrites = slip("A value that is used more than once gets a contribution from each use. You keep only "
                      "the last.", ("parent.grad += slope", "parent.grad = slope"))
    nothing_arrives = slip("Nothing but zeros comes back. Rule 1: what is the gradient of J itself? Rule 3: "
                           "whose gradient is handed on, and who gets it?",
                           ("self.grad = 1.0", "self.grad = 0.0"))
    first_to_last = slip("Only the parents of J get a gradient: all others handed theirs on before they had "
                         "one. Rule 2: go from the last value, J, to the first.", ("order[::-1]", "order"))
    reverse_gives_none = slip("A method such as `reverse` changes the list itself, and returns None: do not "
                              "assign that.", ("order[::-1]", "order.reverse()"))
    slopes_only = slip("You hand on the slope alone, or times the gradient of J (`self.grad`), which is "
                       "always 1: right only next to J. It should be the gradient of `node`.",
                       (PASSED_ON, "slope"))
    gradients_only = slip("The gradient is handed on as it is. The chain rule multiplies it by the slope.",
                          (PASSED_ON, "node.grad"))
    slopes_exchanged = slip("The slopes of a product are exchanged: raising a changes a * b by b.",
                            (SLOPES, "((self, self.value), (other, other.value))"))
    slopes_of_a_sum = slip("The slopes 1 and 1 belong to a sum. Raise one factor: by how much does the "
                           "product grow?", (SLOPES, "((self, 1.0), (other, 1.0))"))
    slopes_are_values = slip("The slopes are Values here. A slope is a plain number.",
                             (SLOPES, "((self, other), (other, self))"))
    slope_without_the_rest = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor 1 - "
                                  "a is missing.", (SIGMOID, "value"))
    sigmoid_twice = slip("The sigmoid is taken a second time, or not at all. In a (1 - a) the letter a is "
                         "the value that you have just computed.",
                         (SIGMOID, "sigmoid(value) * (1 - sigmoid(value))"))
    slope_from_the_score = slip(sigmoid_twice.message, (SIGMOID, "self.value * (1 - self.value)"))
    sigmoid_of_the_object = slip("`sigmoid` takes a number. `self` is the whole Value: hand over its number.",
                                 ("sigmoid(self.value)", "sigmoid(self)"))

    written_out = rewrite((f"grad += {PASSED_ON}", "grad = parent.grad + node.grad * slope"),
                          ("order[::-1]", "sorted(order, key=order.index, reverse=True)"), ("= 1.0", "= 1"),
                          ("sigmoid(self.value)", "1 / (1 + np.exp(-self.value))"),
                          (SIGMOID, "value - value**2"),
                          (SLOPES, "[(other, self.value), (self, other.value)]"))
