"""The card of `Value`."""

import numpy as np

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, example, hidden, rewrite, slip

SLOPES = "((self, other.value), (other, self.value))"


class Nudged:
    """A number with a tiny imaginary step. What is computed from it gets the step times its derivative.

    Exact to the last digit, since nothing is subtracted. It has the methods that a program of a case calls.

    Source: W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions (1998).

    Arguments:
        number: the number, with its step.
        inputs: the names of the inputs that it was computed from.
        swept: a list, to which `backward` adds the value that it is called on.
    """

    STEP = 1e-30

    def __init__(self, number, inputs, swept):
        self.number, self.inputs, self.swept = complex(number), inputs, swept

    def new(self, number, other=None):
        return Nudged(number, self.inputs | getattr(other, "inputs", set()), self.swept)

    def __add__(self, other):
        return self.new(self.number + getattr(other, "number", other), other)

    def __mul__(self, other):
        return self.new(self.number * getattr(other, "number", other), other)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self.new(-self.number)

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def log(self):
        return self.new(np.log(self.number))

    def sigmoid(self):
        if self.number.real < 0:                # so that no exponential overflows
            return self.new(np.exp(self.number) / (1 + np.exp(self.number)))
        return self.new(1 / (1 + np.exp(-self.number)))

    def backward(self):
        self.swept.append(self)


class ComputationGraph(Exercise):
    """A computation graph that finds its own derivatives."""

    function = "Value"
    section, difficulty, minutes = "1.2.8", 3, 20
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
            {"value": 1.0, "gradient": [0.0]}).about("generality")
        for label, program, inputs in [
                ("sums and products", "J = (x + y) * (x + 2 * y) + z", at("xyz")),
                ("both factors are the same value", "J = x * x + (y + y)", at("xy")),
                ("constants on either side", "J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at("xy")),
                ("one factor is zero", "J = x * y + y", {"x": 0.0} | at("y")),
                ("a sigmoid of a product", "J = (x * y).sigmoid() * 2 + x", at("xy")),
                ("a sigmoid of a sigmoid", "J = x.sigmoid().sigmoid() * x", at("x")),
                ("a logarithm", "J = (x * x + 1).log() * y", at("xy")),
                ("the loss of one example",
                 "a = (w1 * x1 + w2 * x2 + b).sigmoid(); J = -(y * a.log() + (1 - y) * (1 - a).log())",
                 at(["w1", "w2", "b", "x1", "x2"]) | {"y": float(draw.integers(2))})]:
            yield hidden(label, program=program, at=inputs)
        for label, program, inputs in [
                ("the cost of two examples",
                 "J = 0 - 0.5 * ((w * 2 + b).sigmoid().log() + (1 - (b - w).sigmoid()).log())", at("wb")),
                ("crossings", "a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + c + d", at("xy")),
                ("a long and a short way", "a = 3 * x; b = a + y * y; J = a + b * b", at("xy")),
                ("a ladder", "J = x\nfor i in range(6):\n    J = 0.5 * J + 0.1 * J * y + x", at("xy")),
                ("a sum over a list", "J = sum([x, y, x * y, z.sigmoid()])", at("xyz")),
                ("a low score", "J = x.sigmoid()", {"x": float(draw.uniform(-1000, -800))}),
                ("large slopes", "J = 1000 * x * y", at("xy")),
                ("a tiny slope and a large one", "J = 1e-9 * (1e9 * x * y)", at("xy")),
                ("a sweep before", "first = x * y + x; first.backward(); J = first * x + y", at("xy")),
                ("the same backward pass twice", "J = x * y + x * x; J.backward()", at("xy")),
                ("another between", "J = x * x + y; other = 3 * x; J.backward(); other.backward()", at("xy")),
                ("another graph before", "first = x * x; first.backward(); J = y * y", at("xy")),
                ("two graphs at once", "first = x * y; J = y * z + y; first.backward()", at("xyz")),
                ("a value that J does not depend on", "J = x * x + 1", at("xy")),
                ("nothing but an input", "J = x", at("x"))]:
            yield hidden(label, program=program, at=inputs).about("generality")

    def oracle(self, program, at):
        def run(nudged):
            swept = []
            scope = {name: Nudged(number + (name == nudged) * 1j * Nudged.STEP, {name}, swept)
                     for name, number in at.items()}
            exec(program, {}, scope)
            return scope["J"].number.real, [*swept, scope["J"]]

        def slope(name):        # an input keeps what the last backward() left that came to it
            left = [node.number.imag / Nudged.STEP for node in run(name)[1] if name in node.inputs]
            return left[-1] if left else 0.0

        return {"value": run(None)[0], "gradient": [slope(name) for name in at]}

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
                      "the last one.", ("parent.grad += slope", "parent.grad = slope"))
    no_seed = slip("Nothing but zeros comes back to the inputs. See rule 1, the gradient of J with respect "
                   "to itself is 1; rule 2, J hands on first; rule 3, it is the parent that gets the "
                   "contribution.", ("= 1.0", "= 0.0"))
    seeded_with_the_value = slip("The backward pass begins with dJ/dJ, which is 1, not with the value of J.",
                                 ("self.grad = 1.0", "self.grad = self.value"))
    first_to_last = slip("Only the parents of J get a gradient: all others handed theirs on before they had "
                         "one. Rule 2: go from the last value, J, to the first.", ("order[::-1]", "order"))
    reverse_gives_none = slip("A method such as `reverse` changes the list itself, and returns None: do not "
                              "assign that.", ("order[::-1]", "order.reverse()"))
    as_first_met = slip(
        "A value hands its gradient on before all its contributions are in. In the list of `order()`, read "
        "from its end, every value comes after all those that were made from it.",
        ("order[::-1]\n", "[self]\n        for met in last_to_first:\n            last_to_first += "
         "dict.fromkeys(parent for parent, slope in met.parents if parent not in last_to_first)\n"))
    handed_on_again = slip(
        "A value hands on as soon as a contribution arrives, and with it, once more, those that came "
        "before. It should wait until all are in: the list of `order()` has each value once.",
        ("for node in last_to_first:", "def hand_on(node):"),
        ("slope * node.grad", "slope * node.grad\n                hand_on(parent)\n\n        hand_on(self)"))
    slopes_only = slip("A parent gets the slope times the gradient of the value that hands on. You leave "
                       "that out, or take the gradient of J, which is always 1: right only next to J.",
                       ("slope * node.grad", "slope"))
    gradients_only = slip("The gradient is handed on as it is. The chain rule multiplies it by the slope.",
                          ("slope * node.grad", "node.grad"))
    chain_rule_adds = slip("The chain rule multiplies: slope times the gradient of the value. It does not "
                           "add them.", ("slope * node.grad", "slope + node.grad"))
    keeps_old_gradients = slip("Gradients of an earlier `backward()` are still there and are added to. Each "
                               "begins anew.", ("            node.grad = 0.0 ", "            pass "))
    product_slopes_swapped = slip("The slopes of a product are swapped: raising a changes a * b by b. The "
                                  "slope towards a value is the *other* factor.",
                                  (SLOPES, "((self, self.value), (other, other.value))"))
    product_slopes_of_a_sum = slip("The slopes 1 and 1 belong to a sum. Towards a value the slope of a "
                                   "product is the other factor.", (SLOPES, "((self, 1.0), (other, 1.0))"))
    slopes_are_values = slip("The slopes are Values here. A slope is a plain number: the `value` of the "
                             "other factor.", (SLOPES, "((self, other), (other, self))"))
    product_without_end = slip("`self * other` calls `__mul__` again, without end. Multiply the two "
                               "*numbers*.", ("self.value * other.value", "self * other"))
    slope_without_the_rest = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor 1 - "
                                  "a is missing.", ("value * (1 - value)", "value"))
    slope_from_the_score = slip("In the slope a (1 - a) the letter a is the sigmoid, not the number that "
                                "goes into it.", ("value * (1 - value)", "self.value * (1 - self.value)"))
    sigmoid_twice = slip("The sigmoid is taken a second time. In a (1 - a) the letter a is the value that "
                         "you have just computed.",
                         ("value * (1 - value)", "sigmoid(value) * (1 - sigmoid(value))"))
    sigmoid_of_the_object = slip("Your function `sigmoid` takes a number. `self` is the whole Value: hand "
                                 "over its number.", ("sigmoid(self.value)", "sigmoid(self)"))
    sigmoid_overflows = slip("At a large score infinity is divided by infinity, NaN. Your function "
                             "`sigmoid` stands that.",
                             ("sigmoid(self.value)", "np.exp(self.value) / (1 + np.exp(self.value))"))

    written_out = rewrite(("grad += slope * node.grad", "grad = parent.grad + node.grad * slope"),
                          ("order[::-1]", "sorted(order, key=order.index, reverse=True)"), ("= 1.0", "= 1"),
                          ("sigmoid(self.value)", "1 / (1 + np.exp(-self.value))"),
                          ("value * (1 - value)", "value - value**2"),
                          (SLOPES, "[(other, self.value), (self, other.value)]"))
