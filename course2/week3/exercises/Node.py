"""The card of `Node`."""

from autograder.authoring.domain import numbers
from autograder.authoring.exercise import Exercise, drop_line, example, hidden, replace_line, rewrite, slip
from coursekit.plain import Facts

POWER, HAND_ON = "parents = ((self, exponent *", "parent.grad +="
# What a student may write in place of the loops of the solution.
BACKWARD = ("        for node in reversed(order):\n            for parent, slope in node.parents:\n"
            "                parent.grad += slope * node.grad")
ORDER = ("        order = []\n\n        def visit(node):\n            if node not in order:\n"
         "                for parent, slope in node.parents:\n                    visit(parent)\n"
         "                order.append(node)\n\n        visit(self)")


class AutomaticDifferentiation(Exercise):
    """Build a scalar that remembers how it was computed, and gradients for any formula of + * and powers."""

    function = "Node"
    title = "Scalars with automatic differentiation"
    section, difficulty, minutes = "2.3.11", 3, 28
    points, shares = 8, {"inputs": 0}           # nothing but numbers goes in
    parts = {"value": 1, "gradient": 3, "order() lists what J depends on, each node once": 0.5,
             "order() lists parents before what was made from them, and J last": 0.5}
    form = 'numbers in "value" and "grad", and a list of nodes from "order()"'
    equivalent = {"for node in reversed(order): / self.grad = 1.0":
                  "it comes first in that order and is nobody's parent: later its gradient is not read"}

    def cases(self, draw):
        def at(names, **values):
            return {name: float(draw.choice([-1, 1]) * draw.uniform(0.5, 2)) for name in names} | values

        at_2_3 = {"x": 2.0, "y": 3.0}
        for label, program, values, J, gradient in (
                ("w is used twice", "J = w**2 - 10 * w + 25", {"w": 3.0}, 4.0, {"w": -4.0}),
                ("a result on the way is used twice", "a = x * y; J = a * x + a", at_2_3, 18.0,
                 {"x": 15.0, "y": 6.0, "a": 3.0}),
                ("a long and a short way to x", "a = 3 * x; b = a + y**3; J = a + b * b",
                 {"x": 1.0, "y": -1.0}, 7.0, {"x": 15.0, "y": 12.0, "a": 5.0, "b": 4.0})):
            yield example(label, program=program, at=values).gives(
                {"value": J, "gradient": gradient | {"J": 1.0}, "order": Facts()})
        yield example("first.backward() and then J.backward()", program="first = x * y; J = first + x",
                      at=at_2_3).gives(
                          {"value": 8.0, "gradient": {"x": 4.0, "y": 2.0, "first": 1.0, "J": 1.0},
                           "order": Facts()}).about("generality")
        for label, program, values in (
                ("sums and products", "J = (x + y) * (x + 2 * y) + z", at("xyz")),
                ("both operands are the same node", "J = x * x + (y + y)", at("xy")),
                ("powers", "J = x**3 + y**-1 + 2 * x**2 * y", at("xy")),
                ("a root", "J = x**0.5 * y + x**1.5", at("xy", x=float(draw.uniform(0.5, 4)))),
                ("constants on either side", "J = 3 * x * 2 + (5 + x + 0.5) * (1 - y) + (y - 4)", at("xy"))):
            yield hidden(label, program=program, at=values)
        for label, program, values in (
                ("crossings", "a = x * x; b = a + x; c = a * b; d = b * c + y; J = c * d + c + d", at("xy")),
                ("a ladder", "J = x\nfor i in range(30):\n    J = 0.5 * J + 0.1 * J * y + x", at("xy")),
                ("a sum over a list", "J = sum([x, y, x * y, z**2])", at("xyz")),
                ("an earlier backward pass", "first = x * y + x; J = first * x + y", at("xy")),
                ("the same backward pass twice", "first = J = x * y + x**2", at("xy")),
                ("an earlier backward pass through other nodes", "first = x * y; J = z * z", at("xyz")),
                ("a node that J does not depend on", "J = x**2 + 1", at("xy")),
                ("nothing but a node", "J = x", at("x")),
                ("large numbers", "x = 1000 * x; J = x * x * y - 7 * x", at("xy")),
                ("a factor is 0", "J = x**2 + x * y + 0 * y", at("xy", x=0.0))):
            yield hidden(label, program=program, at=values).about("generality")

    @staticmethod
    def probe(student, program, at):
        scope = {name: student.Node(value) for name, value in at.items()}
        inputs = dict(scope)
        exec(program, {}, scope)
        if "first" in scope:
            scope["first"].backward()
        scope["J"].backward()
        order = scope["J"].order()
        order = order if isinstance(order, (list, tuple)) else []
        place = {id(node): i for i, node in enumerate(order)}
        named = {name: node for name, node in scope.items() if isinstance(node, student.Node)} | inputs
        # The list goes out as numbers: of J and of each node's parents the place in it, -1 for none.
        return {"value": scope["J"].value, "gradient": {name: node.grad for name, node in named.items()},
                "J": place.get(id(scope["J"]), -1), "different": len(place),
                "parents": [[place.get(id(pair[0]), -1) for pair in node.parents] for node in order]}

    @staticmethod
    def measure(value, program, at):
        from coursekit.plain import Facts

        J, parents = value["J"], value["parents"]
        reached, waiting = set(), [J]
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting += parents[node] if node >= 0 else []
        once = len(reached) == value["different"] == len(parents) and -1 not in reached
        ordered = all(parent < i for i, those in enumerate(parents) for parent in those)
        return {"value": value["value"], "gradient": value["gradient"], "order": Facts({
            "order() lists what J depends on, each node once": once,
            "order() lists parents before what was made from them, and J last":
                ordered and J == len(parents) - 1})}

    def oracle(self, program, at):
        import tensorflow as tf

        inputs = {name: tf.Variable(value, dtype=tf.float64) for name, value in at.items()}
        scope = dict(inputs)
        with tf.GradientTape(persistent=True) as tape:
            exec(program, {}, scope)
        # A node keeps the gradient of the last backward pass that came to it, and has 0 before the first.
        named = {name: node for name, node in scope.items() if tf.is_tensor(node)} | inputs
        gradient = dict.fromkeys(named, 0.0)
        for end in ("first", "J"):
            if end in scope:
                found = tape.gradient(scope[end], named)
                gradient |= {name: float(new) for name, new in found.items() if new is not None}
        return {"value": float(scope["J"]), "gradient": gradient, "order": Facts()}

    def domain(self, draw):
        """A program of a few lines; a negative or broken power only of what is above 0, as its slope asks."""
        at = {name: numbers(draw, most=2.0, least=1e-3) for name in "xyz"[:draw.integers(1, 4)]}
        known, lines = list(at), []
        for i in range(draw.integers(1, 6)):
            (a, b), c = draw.choice(known, 2), draw.choice([-1.5, 0, 2, 3])
            formula = draw.choice([
                f"{a} + {b}", f"{a} * {b}", f"{a} - {b}", f"-{a}", f"{a}**2", f"{a}**3 * {b}", f"{a}**1",
                f"{c} * {a} + {b}", f"{c} - {a} * {c}", f"({a} * {a} + 1)**-1", f"({a}**2 + 0.5)**0.5"])
            known.append(f"v{i}")
            lines.append(f"v{i} = {formula}")
        first = [f"first = {draw.choice(known[len(at):])}"] if draw.random() < 0.3 else []
        program, scope = "\n".join([*lines, *first, f"J = {known[-1]}"]), dict(at)
        exec(program, {}, scope)        # a difference has the rounding of the largest number
        return hidden("", program=program, at=at).within(condition=max(1.0, *map(abs, scope.values())))

    overwrites = slip(
        "A node that is used twice gets a contribution from each use. `=` keeps only the last one: add them "
        "up with `+=`.", replace_line(HAND_ON, "parent.grad = slope * node.grad"))
    no_seed = slip(
        "Nothing but zeros flows back. The gradient of J with respect to itself has to be set to 1, and "
        "`order()` has to list the nodes.", drop_line("self.grad = 1.0"))
    first_to_last = slip(
        "Only the parents of J get a gradient. J has to hand on first and the nodes it was made from last: "
        "`order()` lists parents before the nodes made from them, and `backward()` reads that list from its "
        "end.", replace_line("for node in reversed(order):", "for node in order:"))
    slopes_only = slip(
        "A parent gets the slope *times the gradient of the node*: that is the chain rule. The slope alone "
        "is right only next to J.", replace_line(HAND_ON, "parent.grad += slope"))
    product_slopes_swapped = slip(
        "The slopes of a product are swapped: raising a changes a * b by b. The slope towards a node is the "
        "*other* factor.",
        replace_line("parents = ((self, other.value)",
                     "parents = ((self, self.value), (other, other.value))"))
    power_without_the_factor = slip(
        "The derivative of a**p is p * a**(p - 1). The factor p is missing.",
        replace_line(POWER, "parents = ((self, self.value ** (exponent - 1)),)"))
    power_and_then_less_one = slip(
        "Python reads `a ** p - 1` as (a**p) - 1. The exponent p - 1 needs brackets.",
        replace_line(POWER, "parents = ((self, exponent * self.value ** exponent - 1),)"))
    handed_on_at_once = slip(
        "A node hands its gradient on each time a contribution arrives, so earlier ones are handed on "
        "again and again. It should wait until all are in: that is what `order()` is for.",
        (BACKWARD, "        def hand_back(node):\n            for parent, slope in node.parents:\n"
                   "                parent.grad += slope * node.grad\n                hand_back(parent)\n\n"
                   "        hand_back(self)"))
    as_first_met = slip(
        "The nodes are listed as they are met on the way back from J. So a node can stand before its own "
        "parents, if there is a longer way to it. It may enter the list when all its parents are in.",
        (ORDER, "        met = [self]\n        for node in met:\n"
                "            met += [parent for parent, slope in node.parents if parent not in met]\n"
                "        order = met[::-1]"))
    node_before_its_parents = slip(
        "A node enters the list before its parents do. Then, read from the end, it hands on what it has not "
        "got yet. First all its parents, then the node.",
        drop_line("order.append(node)"), replace_line("if node not in order:",
                                                      "if node not in order:\n    order.append(node)"))
    as_often_as_used = slip(
        "`order()` lists a node as often as it is used, so it hands its gradient on as often. Once is right: "
        "pass over what is in the list.", replace_line("if node not in order:", "if True:"))
    keeps_old_gradients = slip(
        "Gradients of an earlier `backward()` are still there and are added to. Set the `grad` of every node "
        "to 0 before you start.", drop_line("node.grad = 0.0"))

    nodes_that_wait = rewrite(
        (ORDER, "        order, waiting = [], [self]\n        while waiting:\n"
                "            node = waiting.pop()\n"
                "            missing = [parent for parent, _ in node.parents if parent not in order]\n"
                "            if missing:\n                waiting += [node, *missing]\n"
                "            elif node not in order:\n                order.append(node)"))
    the_same_node_twice = rewrite(
        replace_line("parents = ((self, 1.0)",
                     "parents = [(self, 2.0)] if self is other else [(self, 1.0), (other, 1.0)]"))
