"""The card of `Node`."""

from autograder.exercise import Exercise, alternative, example, hidden, misconception, rewrite, slip


class AutomaticDifferentiation(Exercise):
    """Build a scalar that remembers how it was computed, and gradients for any formula of + * and powers."""

    function = "Node"
    title = "Scalars with automatic differentiation"
    section, difficulty, minutes = "2.3.11", 3, 25
    points = 5
    parts = {"value": 1, "gradient": 2}

    def cases(self, draw):
        def numbers(names, low=0.5, high=2.0):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(low, high)) for name in names}

        yield example("w is used twice", program="J = w**2 - 10 * w + 25", at={"w": 3.0}).gives(
            {"value": 4.0, "gradient": [-4.0]})
        yield example("an intermediate result is used twice", program="a = x * y; J = a * x + a", at={"x": 2.0, "y": 3.0}).gives(
            {"value": 18.0, "gradient": [15.0, 6.0]})
        yield example("a long and a short way to x", program="a = 3 * x; b = a + y**3; J = a + b * b", at={"x": 1.0, "y": -1.0})
        yield example("first.backward() and then J.backward()", program="first = x * y; J = first + x",
                      at={"x": 2.0, "y": 3.0}).gives({"value": 8.0, "gradient": [4.0, 2.0]}).about("generality")
        yield hidden("sums and products", program="J = (x + y) * (x + 2 * y) + z", at=numbers("xyz"))
        yield hidden("both operands are the same node", program="J = x * x + (y + y)", at=numbers("xy"))
        yield hidden("powers", program="J = x**3 + y**-1 + 2 * x**2 * y", at=numbers("xy"))
        yield hidden("a root", program="J = x**0.5 * y + x**1.5", at={"x": float(draw.uniform(0.5, 4)), "y": float(draw.normal())})
        yield hidden("constants on either side", program="J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at=numbers("xy"))
        yield hidden("a graph with crossings", program="a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + a * b + d",
                     at=numbers("xy")).about("generality")
        yield hidden("a ladder", program="J = x\nfor i in range(30):\n    J = 0.5 * J + 0.1 * J * y + x", at=numbers("xy")).about("generality")
        yield hidden("a sum over a list", program="J = sum([x, y, x * y, z**2])", at=numbers("xyz")).about("generality")
        yield hidden("an earlier backward pass through the same nodes",
                     program="first = x * y + x; J = first * x + y", at=numbers("xy")).about("generality")
        yield hidden("the same backward pass twice", program="first = J = x * y + x**2", at=numbers("xy")).about("generality")
        yield hidden("a node that J does not depend on", program="J = x**2 + 1", at=numbers("xy")).about("generality")
        yield hidden("nothing but a node", program="J = x", at=numbers("x")).about("generality")

    @staticmethod
    def probe(student, program, at):
        scope = {name: student.Node(value) for name, value in at.items()}
        inputs = dict(scope)
        exec(program, {}, scope)
        if "first" in scope:
            scope["first"].backward()
        scope["J"].backward()
        return {"value": scope["J"].value, "gradient": [inputs[name].grad for name in at]}

    def oracle(self, program, at):
        import tensorflow as tf

        inputs = {name: tf.Variable(value, dtype=tf.float64) for name, value in at.items()}
        scope = dict(inputs)
        with tf.GradientTape() as tape:
            exec(program, {}, scope)
        gradient = tape.gradient(scope["J"], list(inputs.values()), unconnected_gradients="zero")
        return {"value": float(scope["J"]), "gradient": [float(slope) for slope in gradient]}

    overwrites = slip(
        "A node that is used twice gets a contribution from each use. `=` keeps only the last one: add them up with `+=`.",
        ("parent.grad += slope * node.grad", "parent.grad = slope * node.grad"))
    no_seed = slip(
        "Nothing but zeros flows back. The gradient of J with respect to itself has to be set to 1, and `order()` has to list the nodes.",
        ("        self.grad = 1.0\n", ""))
    seeded_with_the_value = slip(
        "The backward pass starts from dJ/dJ, which is 1, not from the value of J.",
        ("self.grad = 1.0", "self.grad = self.value"))
    first_to_last = slip(
        "Only the parents of J get a gradient. J has to hand on first and the nodes it was made from last: `order()` lists parents "
        "before the nodes made from them, and `backward()` reads that list from its end.",
        ("in reversed(order)", "in order"))
    as_first_met = slip(
        "A node hands its gradient on when it is first met, before all its contributions are in. Follow the list of `order()` from its "
        "end: there every node comes after all those that were made from it.",
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        met = [self]\n        for node in met:\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad\n                if parent not in met:\n                    met.append(parent)"))
    slopes_only = slip(
        "A parent gets the slope *times the gradient of the node*: that is the chain rule. The slope alone is right only next to J.",
        ("slope * node.grad", "slope"))
    chain_rule_adds = slip(
        "The chain rule multiplies: slope times the gradient of the node. It does not add them.",
        ("slope * node.grad", "slope + node.grad"))
    without_the_order = slip(
        "A node hands its gradient on each time a contribution arrives, so earlier contributions are handed on again and again. It "
        "should wait until all are in: that is what `order()` is for.",
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        waiting = [self]\n        while waiting:\n            node = waiting.pop()\n"
         "            for parent, slope in node.parents:\n                parent.grad += slope * node.grad\n"
         "                waiting.append(parent)"))
    product_slopes_swapped = slip(
        "The slopes of a product are swapped: raising a changes a * b by b. The slope towards a node is the *other* factor.",
        ("((self, other.value), (other, self.value))", "((self, self.value), (other, other.value))"))
    product_slopes_of_a_sum = slip(
        "The slopes 1 and 1 belong to a sum. For a product the slope towards a node is the other factor.",
        ("((self, other.value), (other, self.value))", "((self, 1.0), (other, 1.0))"))
    sum_slopes_of_a_product = slip(
        "The slopes of a sum are 1 and 1: raising a by a little raises a + b by as much, whatever the values are.",
        ("((self, 1.0), (other, 1.0))", "((self, other.value), (other, self.value))"))
    power_without_the_factor = slip(
        "The derivative of a**p is p * a**(p - 1). The factor p is missing.",
        ("exponent * self.value ** (exponent - 1)", "self.value ** (exponent - 1)"))
    power_not_lowered = slip(
        "The derivative of a**p is p * a**(p - 1). The exponent has to go down by one.",
        ("exponent * self.value ** (exponent - 1)", "exponent * self.value**exponent"))
    power_is_always_a_square = slip(
        "2a is the derivative of a**2 alone. Use the exponent that was given.",
        ("exponent * self.value ** (exponent - 1)", "2 * self.value"))

    @misconception("Gradients of an earlier `backward()` are still there and are added to. Set every node's `grad` to 0 before you start.")
    class keeps_old_gradients:
        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = float(value), parents, 0.0

        def __add__(self, other):
            other = other if isinstance(other, Node) else Node(other)
            return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

        def __mul__(self, other):
            other = other if isinstance(other, Node) else Node(other)
            return Node(self.value * other.value, ((self, other.value), (other, self.value)))

        def __pow__(self, exponent):
            return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

        __radd__, __rmul__ = __add__, __mul__

        def __sub__(self, other):
            return self + other * -1

        def __rsub__(self, other):
            return self * -1 + other

        def backward(self):
            seen, order = set(), []

            def visit(node):
                if id(node) not in seen:
                    seen.add(id(node))
                    for parent, _ in node.parents:
                        visit(parent)
                    order.append(node)

            visit(self)
            self.grad += 1.0
            for node in reversed(order):
                for parent, slope in node.parents:
                    parent.grad += slope * node.grad

    @alternative
    class with_closures:
        """Every operation keeps a function that hands its gradient back."""

        def __init__(self, value, parents=(), hand_back=lambda grad: None):
            self.value, self.parents, self.hand_back, self.grad = float(value), parents, hand_back, 0.0

        @staticmethod
        def of(thing):
            return thing if isinstance(thing, Node) else Node(thing)

        def __add__(self, other):
            other = Node.of(other)

            def hand_back(grad):
                self.grad += grad
                other.grad += grad

            return Node(self.value + other.value, (self, other), hand_back)

        def __mul__(self, other):
            other = Node.of(other)

            def hand_back(grad):
                self.grad += other.value * grad
                other.grad += self.value * grad

            return Node(self.value * other.value, (self, other), hand_back)

        def __pow__(self, exponent):
            def hand_back(grad):
                self.grad += exponent * self.value ** (exponent - 1) * grad

            return Node(self.value**exponent, (self,), hand_back)

        def __radd__(self, other):
            return self + other

        def __rmul__(self, other):
            return self * other

        def __neg__(self):
            return -1 * self

        def __sub__(self, other):
            return self + (-Node.of(other))

        def __rsub__(self, other):
            return Node.of(other) - self

        def backward(self):
            order, waiting = [], [(self, False)]
            done = set()
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
    class by_counting_children:
        """A node hands on when all its children have: Kahn's order."""

        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = value * 1.0, list(parents), 0.0

        def __add__(self, other):
            if not isinstance(other, Node):
                return Node(self.value + other, [(self, 1)])
            return Node(self.value + other.value, [(self, 1), (other, 1)])

        def __mul__(self, other):
            if not isinstance(other, Node):
                return Node(self.value * other, [(self, other)])
            return Node(self.value * other.value, [(self, other.value), (other, self.value)])

        def __pow__(self, exponent):
            return Node(self.value**exponent, [(self, exponent * self.value**exponent / self.value)])

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + -other

        def __rsub__(self, other):
            return -self + other

        def backward(self):
            children, waiting = {}, [self]
            while waiting:
                node = waiting.pop()
                node.grad = 0.0
                for parent, _ in node.parents:
                    if id(parent) not in children:
                        waiting.append(parent)
                    children[id(parent)] = children.get(id(parent), 0) + 1
            self.grad, ready = 1.0, [self]
            while ready:
                node = ready.pop()
                for parent, slope in node.parents:
                    parent.grad = parent.grad + node.grad * slope
                    children[id(parent)] -= 1
                    if children[id(parent)] == 0:
                        ready.append(parent)

    backwards_with_an_index = rewrite(
        ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
         "                parent.grad += slope * node.grad",
         "        for i in range(len(order) - 1, -1, -1):\n            for pair in order[i].parents:\n"
         "                pair[0].grad = pair[0].grad + pair[1] * order[i].grad"))
