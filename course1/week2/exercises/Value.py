"""The card of `Value`."""

import numpy as np

from autograder.exercise import Exercise, alternative, example, hidden, rewrite, slip


class Nudged:
    """A number a tiny imaginary step away from a real one: what comes out of a program has the derivative as its imaginary part.

    Exact to the last digit, since nothing is subtracted. It has the methods that a program of `ComputationGraph` may call.

    Source: W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions (1998).
    """

    STEP = 1e-30

    def __init__(self, number):
        self.number = complex(number)

    @staticmethod
    def of(thing):
        return thing.number if isinstance(thing, Nudged) else thing

    def __add__(self, other):
        return Nudged(self.number + Nudged.of(other))

    def __mul__(self, other):
        return Nudged(self.number * Nudged.of(other))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return Nudged(-self.number)

    def __sub__(self, other):
        return Nudged(self.number - Nudged.of(other))

    def __rsub__(self, other):
        return Nudged(other - self.number)

    def log(self):
        return Nudged(np.log(self.number))

    def sigmoid(self):
        return Nudged(1 / (1 + np.exp(-self.number)))

    def backward(self):
        """Nothing flows back: derivatives come with the numbers."""


class ComputationGraph(Exercise):
    """A computation graph that finds its own derivatives."""

    function = "Value"
    section, difficulty, minutes = "1.2.8", 3, 20
    points = 13
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
        def numbers(names, low=0.5, high=2.0):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(low, high)) for name in names}

        yield example("3 (a + b c), as in lesson 1.2.8", program="u = b * c; v = a + u; J = 3 * v", at={"a": 5.0, "b": 3.0, "c": 2.0}).gives(
            {"value": 33.0, "gradient": [3.0, 6.0, 9.0]})
        yield example("b is used three times", program="J = b * b + b", at={"b": 3.0}).gives({"value": 12.0, "gradient": [7.0]})
        yield example("a sigmoid", program="J = z.sigmoid()", at={"z": 2.0}).gives(
            {"value": 0.8807970779778823, "gradient": [0.10499358540350662]})
        yield example("an intermediate result is used three times", program="u = a * b; J = u + u * u", at={"a": 2.0, "b": 3.0}).gives(
            {"value": 42.0, "gradient": [39.0, 26.0]})
        yield example("the loss of lesson 1.2.9, with y = 0", program="z = w1 * 2 + w2 * 3 + b; a = z.sigmoid(); J = -(1 - a).log()",
                      at={"w1": 0.3, "w2": -0.1, "b": 0.2}).gives(
            {"value": 0.9740769841801067, "gradient": [1.2449186624037092, 1.8673779936055638, 0.6224593312018546]})
        yield example("two backward passes", program="first = x * y; first.backward(); J = first + x", at={"x": 2.0, "y": 3.0}).gives(
            {"value": 8.0, "gradient": [4.0, 2.0]}).about("generality")
        yield hidden("sums and products", program="J = (x + y) * (x + 2 * y) + z", at=numbers("xyz"))
        yield hidden("both factors are the same value", program="J = x * x + (y + y)", at=numbers("xy"))
        yield hidden("constants on either side", program="J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at=numbers("xy"))
        yield hidden("one factor is zero", program="J = x * y + y", at={"x": 0.0, "y": float(draw.uniform(1, 3))})
        yield hidden("a sigmoid of a product", program="J = (x * y).sigmoid() * 2 + x", at=numbers("xy"))
        yield hidden("a sigmoid of a sigmoid", program="J = x.sigmoid().sigmoid() * x", at=numbers("x"))
        yield hidden("a logarithm", program="J = (x * x + 1).log() * y", at=numbers("xy"))
        yield hidden("the loss of one example", program="a = (w1 * x1 + w2 * x2 + b).sigmoid(); J = -(y * a.log() + (1 - y) * (1 - a).log())",
                     at=numbers(["w1", "w2", "b", "x1", "x2"]) | {"y": float(draw.integers(2))})
        yield hidden("the cost of two examples", program="J = 0 - 0.5 * ((w * 2 + b).sigmoid().log() + (1 - (w * -1.5 + b).sigmoid()).log())",
                     at=numbers("wb")).about("generality")
        yield hidden("a graph with crossings", program="a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + a * b + d",
                     at=numbers("xy")).about("generality")
        yield hidden("a long and a short way", program="a = 3 * x; b = a + y * y; J = a + b * b", at=numbers("xy")).about("generality")
        yield hidden("a ladder", program="J = x\nfor i in range(6):\n    J = 0.5 * J + 0.1 * J * y + x", at=numbers("xy")).about("generality")
        yield hidden("a sum over a list", program="J = sum([x, y, x * y, z.sigmoid()])", at=numbers("xyz")).about("generality")
        yield hidden("an earlier backward pass through the same values",
                     program="first = x * y + x; first.backward(); J = first * x + y", at=numbers("xy")).about("generality")
        yield hidden("the same backward pass twice", program="J = x * y + x * x; J.backward()", at=numbers("xy")).about("generality")
        yield hidden("a value that J does not depend on", program="J = x * x + 1", at=numbers("xy")).about("generality")
        yield hidden("nothing but an input", program="J = x", at=numbers("x")).about("generality")

    def oracle(self, program, at):
        def run(nudged_name):
            scope = {name: Nudged(number + 1j * Nudged.STEP * (name == nudged_name)) for name, number in at.items()}
            exec(program, {}, scope)
            return scope["J"].number

        return {"value": run(None).real, "gradient": [run(name).imag / Nudged.STEP for name in at]}

    overwrites = slip("A value that is used more than once gets a contribution from each use. `=` keeps only the last one: add them up with `+=`.",
                      ("parent.grad += slope * node.grad", "parent.grad = slope * node.grad"))
    no_seed = slip("Nothing but zeros comes back to the inputs. See rule 1, the gradient of J with respect to itself is 1; rule 2, J hands on first; and "
                   "rule 3, it is the parent that gets the contribution.", ("self.grad = 1.0", "self.grad = 0.0"))
    seeded_with_the_value = slip("The backward pass begins with dJ/dJ, which is 1, not with the value of J.", ("self.grad = 1.0", "self.grad = self.value"))
    first_to_last = slip("Only the parents of J get a gradient: all other values handed theirs on when they had nothing to hand on yet. Rule 2: "
                         "go from the last value, J, to the first.",
                         ("order[::-1]", "order"))
    as_first_met = slip("A value hands its gradient on before all its contributions are in. Use the list of `order()`, read from its end: there "
                        "every value comes after all those that were made from it.",
                        ("        last_to_first = order[::-1]\n", "        last_to_first = [self]\n        for met in last_to_first:\n"
                         "            for parent, slope in met.parents:\n                if parent not in last_to_first:\n"
                         "                    last_to_first.append(parent)\n"))
    handed_on_again = slip("A value hands its gradient on several times, and each time also what it has handed on before. It should wait until all "
                           "contributions are in: the list of `order()` has each value once.",
                           ("        last_to_first = order[::-1]\n", "        last_to_first = [self]\n        for met in last_to_first:\n"
                            "            last_to_first += [parent for parent, slope in met.parents]\n"))
    slopes_only = slip("A parent gets the slope *times the gradient of the value*: that is the chain rule. The slope alone is right only next to J.",
                       ("slope * node.grad", "slope"))
    gradients_only = slip("The gradient is handed on as it is, without the slope. The chain rule multiplies the two.", ("slope * node.grad", "node.grad"))
    chain_rule_adds = slip("The chain rule multiplies: slope times the gradient of the value. It does not add them.",
                           ("slope * node.grad", "slope + node.grad"))
    times_the_value = slip("You multiply by the *value* that hands on. It is its gradient, `node.grad`, that is handed on, times the slope.",
                           ("slope * node.grad", "slope * node.value"))
    subtracts = slip("The contributions are subtracted. A parent's gradient *grows* by slope times gradient: `+=`.",
                     ("parent.grad += slope", "parent.grad -= slope"))
    multiplies_contributions = slip("Several contributions are multiplied with each other. Within one way you multiply, but different ways add up: `+=`.",
                                    ("parent.grad += slope * node.grad", "parent.grad = (parent.grad or 1.0) * slope * node.grad"))
    product_slopes_swapped = slip("The slopes of a product are swapped: raising a changes a * b by b. The slope towards a value is the *other* factor.",
                                  ("((self, other.value), (other, self.value))", "((self, self.value), (other, other.value))"))
    product_slopes_of_a_sum = slip("The slopes 1 and 1 belong to a sum. For a product the slope towards a value is the other factor.",
                                   ("((self, other.value), (other, self.value))", "((self, 1.0), (other, 1.0))"))
    product_slopes_are_the_product = slip("Both slopes are the product itself. The slope towards a value is the other factor alone.",
                                          ("((self, other.value), (other, self.value))", "((self, value), (other, value))"))
    product_without_end = slip("`self * other` calls `__mul__` again, which calls it again, without end. Multiply the two *numbers*, `self.value` "
                               "and `other.value`.",
                               ("value = self.value * other.value", "value = self * other"))
    slopes_are_values = slip("The slopes are Values here. A slope is a plain number: the `value` of the other factor.",
                             ("((self, other.value), (other, self.value))", "((self, other), (other, self))"))
    parents_without_slopes = slip("The parents stand there without their slopes. Each parent comes as a pair: (parent, slope).",
                                  ("((self, other.value), (other, self.value))", "(self, other)"))
    one_parent_forgotten = slip("The product remembers only its first factor, so nothing flows back to the second. It has two parents.",
                                ("((self, other.value), (other, self.value))", "((self, other.value),)"))
    product_adds = slip("`*` adds the two numbers. The value of a product is one times the other.",
                        ("value = self.value * other.value", "value = self.value + other.value"))
    slope_without_the_rest = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor 1 - a is missing.",
                                  ("value * (1 - value)", "value"))
    slope_of_one_minus_a = slip("The slope of the sigmoid is a (1 - a), with a its value. The factor a is missing.",
                                ("value * (1 - value)", "1 - value"))
    slope_from_the_score = slip("In the slope a (1 - a) the letter a is the sigmoid, the new value, not the number that goes into it.",
                                ("value * (1 - value)", "self.value * (1 - self.value)"))
    sigmoid_twice = slip("The sigmoid is taken a second time. In a (1 - a) the letter a is the value that you have just computed.",
                         ("value * (1 - value)", "sigmoid(value) * (1 - sigmoid(value))"))
    sigmoid_has_slope_one = slip("The slope of the sigmoid is set to 1. It is a (1 - a), with a its value: at most a quarter.",
                                 ("value * (1 - value)", "1.0"))
    slope_of_the_square = slip("The slope of the sigmoid is a (1 - a), with a its value. This is 1 - a squared, the slope of tanh.",
                               ("value * (1 - value)", "1 - value**2"))
    sigmoid_of_the_logarithm = slip("1 / x is the slope of the logarithm. That of the sigmoid is a (1 - a), with a its value.",
                                    ("value * (1 - value)", "1 / self.value"))
    wrong_sign_in_sigmoid = slip("The sigmoid is taken of minus the value.", ("sigmoid(self.value)", "sigmoid(-self.value)"))
    sigmoid_without_end = slip("`self.sigmoid()` calls itself again and again, without end. Call your function `sigmoid`, with the number `self.value`.",
                               ("sigmoid(self.value)", "self.sigmoid()"))
    slope_returned_as_value = slip("The value of `sigmoid()` should be the sigmoid itself. a (1 - a) is its slope, which goes to the parents.",
                                   ("slope = value * (1 - value)", "slope = value = value * (1 - value)"))
    keeps_old_gradients = slip("Gradients of an earlier `backward()` are still there and are added to. Set every `grad` to 0 before you begin.",
                               ("            node.grad = 0.0 ", "            pass "))

    written_out = rewrite(("parent.grad += slope * node.grad", "parent.grad = parent.grad + node.grad * slope"),
                          ("order[::-1]", "list(reversed(order))"), ("self.grad = 1.0", "self.grad = 1"),
                          ("sigmoid(self.value)", "1 / (1 + np.exp(-self.value))"), ("value * (1 - value)", "value - value**2"),
                          ("((self, other.value), (other, self.value))", "[(other, self.value), (self, other.value)]"))
    sorted_backwards = rewrite(("order[::-1]", "sorted(order, key=order.index, reverse=True)"))

    @alternative
    class with_closures:
        """Every operation keeps a function that hands its gradient back."""

        def __init__(self, value, parents=(), hand_back=lambda grad: None):
            self.value, self.parents, self.hand_back, self.grad = float(value), parents, hand_back, 0.0

        @staticmethod
        def of(thing):
            return thing if isinstance(thing, Value) else Value(thing)      # noqa: F821 - among the notebook's names

        def __add__(self, other):
            other = Value.of(other)                                         # noqa: F821

            def hand_back(grad):
                self.grad += grad
                other.grad += grad

            return Value(self.value + other.value, (self, other), hand_back)        # noqa: F821

        def __mul__(self, other):
            other = Value.of(other)                                         # noqa: F821

            def hand_back(grad):
                self.grad += other.value * grad
                other.grad += self.value * grad

            return Value(self.value * other.value, (self, other), hand_back)        # noqa: F821

        def log(self):
            def hand_back(grad):
                self.grad += grad / self.value

            return Value(np.log(self.value), (self,), hand_back)            # noqa: F821

        def sigmoid(self):
            a = sigmoid(self.value)                                         # noqa: F821

            def hand_back(grad):
                self.grad += a * (1 - a) * grad

            return Value(a, (self,), hand_back)                             # noqa: F821

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return -1 * self

        def __sub__(self, other):
            return self + (-Value.of(other))                                # noqa: F821

        def __rsub__(self, other):
            return Value.of(other) - self                                   # noqa: F821

        def backward(self):
            order, waiting, done = [], [(self, False)], set()
            while waiting:                      # depth first without recursion
                node, parents_are_in = waiting.pop()
                if parents_are_in:
                    order.append(node)
                elif id(node) not in done:
                    done.add(id(node))
                    node.grad = 0.0
                    waiting.append((node, True))
                    waiting += [(parent, False) for parent in node.parents]
            self.grad = 1.0
            for node in order[::-1]:
                node.hand_back(node.grad)

    @alternative
    class one_way_at_a_time:
        """No order: every single way from J to an input is walked, and its product of slopes added."""

        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = float(value), parents, 0.0

        def __add__(self, other):
            other = other if isinstance(other, Value) else Value(other)     # noqa: F821
            return Value(self.value + other.value, [(self, 1), (other, 1)])         # noqa: F821

        def __mul__(self, other):
            other = other if isinstance(other, Value) else Value(other)     # noqa: F821
            return Value(self.value * other.value, [(self, other.value), (other, self.value)])      # noqa: F821

        def log(self):
            return Value(np.log(self.value), [(self, self.value**-1)])      # noqa: F821

        def sigmoid(self):
            a = 1 / (1 + np.exp(-self.value))
            return Value(a, [(self, a - a * a)])                            # noqa: F821

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + other * -1

        def __rsub__(self, other):
            return self * -1 + other

        def backward(self):
            def forget(node):
                node.grad = 0.0
                for parent, _ in node.parents:
                    forget(parent)

            def walk(node, product):
                node.grad += product
                for parent, slope in node.parents:
                    if slope:
                        walk(parent, product * slope)

            forget(self)
            walk(self, 1.0)
