"""Answers to `Node`, written without sight of its card: each is wrong or right as it says."""

# %% wrong paths_with_totals
# Hands on a node's total each time it is reached. a = w + w, b = a * 3 + a, w = 1: the total of a goes on
# twice, w.grad is 14, not 8.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0

        def hand_back(node):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
                hand_back(parent)

        hand_back(self)


# %% wrong reverse_gives_none
# order.reverse() returns None: the loop stops.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order.reverse():
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong not_cleared
# Gradients of an earlier backward() stay and add up: the second J.backward() of the example gives -8.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong micrograd_like
# The engine of closures as it is found everywhere, without clearing: a second backward() adds up to -8.
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = float(value), parents, 0.0
        self.hand_back = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

        def hand_back():
            self.grad += out.grad
            other.grad += out.grad
        out.hand_back = hand_back
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value * other.value, ((self, other.value), (other, self.value)))

        def hand_back():
            self.grad += other.value * out.grad
            other.grad += self.value * out.grad
        out.hand_back = hand_back
        return out

    def __pow__(self, exponent):
        out = Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

        def hand_back():
            self.grad += exponent * self.value ** (exponent - 1) * out.grad
        out.hand_back = hand_back
        return out

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def order(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)
        visit(self)
        return order

    def backward(self):
        self.grad = 1
        for node in reversed(self.order()):
            node.hand_back()


# %% wrong global_tape
# One list of all nodes ever made, cleared by each backward(): the gradients of an earlier graph become 0.
class Node:
    made = []

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0
        Node.made.append(self)

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in Node.made:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong slope_by_division
# The slope of a power as exponent * result / value: Node(0.0)**2 divides by 0.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value**exponent / self.value),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong product_slopes_by_division
# Slopes of a product as result / factor: Node(0.0) * 3 divides by 0.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value,
            ((self, self.value * other.value / self.value), (other, self.value * other.value / other.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong overwrites
# The second contribution replaces the first: the example gives -10 or 6, not -4.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad = slope * node.grad


# %% wrong order_not_reversed
# Starts at the leaves, whose gradient is still 0: w.grad stays 0.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong slope_alone
# Adds the slopes, without the gradient of the child: (w * 2) * 3 gives 2.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope


# %% wrong gradient_of_j
# slope * self.grad: self is J, so its gradient is 1 everywhere.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * self.grad


# %% wrong parents_own_gradient
# slope * parent.grad: starts from 0 and stays there.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * parent.grad


# %% wrong first_gradient_missing
# dJ/dJ stays 0, so all do.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong product_slopes_swapped
# Each factor gets itself as slope: right only where both are equal.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, self.value), (other, other.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong power_without_exponent
# a^(p-1) without p.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong power_precedence
# p * a**p - 1: the brackets are missing.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value**exponent - 1),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong power_exponent_kept
# p a^p.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value**exponent),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong squares_only
# 2a for every power: right for w**2.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, 2 * self.value),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong power_by_multiplying
# Multiplies exponent times: w**-1 is 1, w**0.5 stops.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        value = 1.0
        for _ in range(exponent):
            value *= self.value
        return Node(value, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong sum_slope_is_value
# The slopes of a sum are its summands.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, self.value), (other, other.value)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong first_operand_only
# A sum hands its gradient to the first summand only.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0),))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong children_first
# Appends a node before its parents are visited: with w used directly and through a longer path the order
# breaks.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            order.append(node)
            for parent, slope in node.parents:
                visit(parent)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong level_by_level
# Breadth first, reversed: a = w * 2, b = a * a, J = b * a reaches a before b has handed on.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        waiting = [self]
        while waiting:
            node = waiting.pop(0)
            if id(node) not in seen:
                seen.add(id(node))
                order.append(node)
                waiting += [parent for parent, slope in node.parents]
        return order[::-1]

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong not_once_each
# order() lists a node as often as it is used, and each copy hands everything on again.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong same_value_same_node
# Nodes of the same value are taken for one: in a * b with a = b = 2 one of them gets no place in the order.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if node.value in seen:
                return
            seen.add(node.value)
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong parents_in_a_dict
# Parents by way of a dict: in w * w and w + w both are the same key, one contribution is lost.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, tuple({self: 1.0, other: 1.0}.items()))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, tuple({self: other.value, other: self.value}.items()))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong clears_only_itself
# Only J's own gradient is set back: the second backward() of the example gives -8.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        self.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong clears_leaves_only
# Only leaves are set back: with a node in between, its old gradient is handed on again.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            if not node.parents:
                node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong adds_in_place
# a + b changes a: a.value is the sum afterwards.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        before = Node(self.value, self.parents)
        self.value += other.value
        return Node(self.value, ((before, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong rounded
# Gradients are rounded to 6 digits: a slope of 1e-9 is lost.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad = round(parent.grad + slope * node.grad, 6)


# %% wrong clipped
# Gradients are cut at 1000: w**4 at w = 10 has 4000.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad = max(-1000.0, min(1000.0, parent.grad + slope * node.grad))


# %% wrong direct_parents_only
# Hands gradients to J's own parents and no further.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for parent, slope in self.parents:
            parent.grad += slope * self.grad


# %% wrong absolute_slope
# The slope of a power from |a|: w**3 is fine, w**2 at -3 gives 6.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * abs(self.value) ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% right closures
# Each operation leaves a closure that hands gradients back; cleared before each pass.
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = float(value), parents, 0.0
        self.hand_back = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

        def hand_back():
            self.grad += out.grad
            other.grad += out.grad
        out.hand_back = hand_back
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value * other.value, ((self, other.value), (other, self.value)))

        def hand_back():
            self.grad += other.value * out.grad
            other.grad += self.value * out.grad
        out.hand_back = hand_back
        return out

    def __pow__(self, exponent):
        out = Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

        def hand_back():
            self.grad += exponent * self.value ** (exponent - 1) * out.grad
        out.hand_back = hand_back
        return out

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def order(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)
        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0
        self.grad = 1
        for node in reversed(order):
            node.hand_back()


# %% right counts_children
# Kahn's order: a node's turn comes when all its children have had theirs.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        uses, waiting, found = {id(self): 0}, [self], []
        while waiting:
            for parent, _ in waiting.pop().parents:
                if id(parent) not in uses:
                    uses[id(parent)] = 0
                    waiting.append(parent)
                uses[id(parent)] += 1
        ready = [self]
        while ready:
            node = ready.pop()
            found.append(node)
            for parent, _ in node.parents:
                uses[id(parent)] -= 1
                if uses[id(parent)] == 0:
                    ready.append(parent)
        return found[::-1]

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% right numbered
# Nodes are numbered as they are made; a parent is always older than its child.
import itertools


class Node:
    numbers = itertools.count()

    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = float(value), parents, 0.0
        self.number = next(Node.numbers)

    @staticmethod
    def wrap(thing):
        return thing if isinstance(thing, Node) else Node(thing)

    def __add__(self, other):
        other = Node.wrap(other)
        return Node(self.value + other.value, ((self, 1), (other, 1)))

    def __mul__(self, other):
        other = Node.wrap(other)
        return Node(other.value * self.value, ((other, self.value), (self, other.value)))

    def __pow__(self, exponent):
        return Node(pow(self.value, exponent), ((self, exponent * pow(self.value, exponent - 1)),))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -1 * other

    def __rsub__(self, other):
        return other + -self

    def order(self):
        found, waiting = {self.number: self}, [self]
        while waiting:
            for parent, _ in waiting.pop().parents:
                if parent.number not in found:
                    found[parent.number] = parent
                    waiting.append(parent)
        return [found[number] for number in sorted(found)]

    def backward(self):
        nodes = self.order()
        for node in nodes:
            node.grad = float(node is self)
        for node in nodes[::-1]:
            print("handing back", node.value)
            for parent, slope in node.parents:
                parent.grad = parent.grad + slope * node.grad


# %% right pulls
# Each node, from J down, sums what its children hand to it: a table of children is made first.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        children = {id(node): [] for node in order}
        for child in order:
            for parent, slope in child.parents:
                children[id(parent)].append((child, slope))
        self.grad = 1.0
        for node in order[-2::-1]:
            node.grad = sum(slope * child.grad for child, slope in children[id(node)])


# %% right totals_in_a_dict
# Keeps the totals in a dict and writes them into the nodes at the end.
class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, ((self, other.value), (other, self.value)))

    def __pow__(self, exponent):
        return Node(self.value**exponent, ((self, exponent * self.value ** (exponent - 1)),))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen, order = set(), []

        def visit(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, slope in node.parents:
                visit(parent)
            order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        totals = dict.fromkeys(map(id, order), 0.0)
        totals[id(self)] = 1.0
        while order:
            node = order.pop()
            node.grad = totals[id(node)]
            for parent, slope in node.parents:
                totals[id(parent)] += node.grad * slope


# %% wrong sorted_by_value
# Sorts by value: in w * 0.5 the parent has the larger one and comes last.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        order.sort(key=lambda node: node.value)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong constants_left_out
# Leaves out nodes without parents, as if they were constants: the inputs are not in the list, their old
# gradients stay.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents:
                    visit(parent)
                if node.parents or node is self:
                    order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong seen_kept
# The list of what was seen is kept between calls: a second order() is empty but for new nodes.
SEEN = []


class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in SEEN:
                SEEN.append(node)
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong first_parent_only
# Visits the first parent only: what hangs on the second is not listed.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents[:1]:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong power_slope_rounded_down
# An integer power in the slope: right for x**2 and x**3, not for x**0.5.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** int(exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


# %% wrong gradient_of_leaves_only
# Keeps gradients of the inputs only: those of nodes on the way are set to 0 at the end.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        order = []

        def visit(node):
            if node not in order:
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
            if node.parents and node is not self:
                node.grad = 0.0


# %% right depth
# Sorts by depth: a node lies one deeper than its deepest parent.
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = float(value), list(parents), 0.0
        self.depth = 1 + max((node.depth for node, _ in self.parents), default=0)

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, exponent):
        return Node(self.value ** exponent, [(self, exponent * self.value ** (exponent - 1))])

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        found, waiting = {id(self): self}, [self]
        while waiting:
            for parent, _ in waiting.pop().parents:
                if id(parent) not in found:
                    found[id(parent)] = parent
                    waiting.append(parent)
        return sorted(found.values(), key=lambda node: node.depth)

    def backward(self):
        nodes = self.order()
        for node in nodes:
            node.grad = float(node is self)
        while nodes:
            node = nodes.pop()
            for parent, slope in node.parents:
                parent.grad = parent.grad + slope * node.grad


# %% right generator_of_parents
# Order as a tuple from a generator that yields parents first.
class Node:

    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value + other.value
        parents = ((self, 1.0), (other, 1.0))
        return Node(value, parents)

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Node(value, parents)

    def __pow__(self, exponent):
        value = self.value**exponent
        parents = ((self, exponent * self.value ** (exponent - 1)),)
        return Node(value, parents)

    __radd__, __rmul__ = __add__, __mul__       # Python calls these for 2 + x, 2 * x

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other

    def order(self):
        seen = set()

        def walk(node):
            if id(node) in seen:
                return
            seen.add(id(node))
            for parent, _ in node.parents:
                yield from walk(parent)
            yield node

        order = tuple(walk(self))
        return order

    def backward(self):
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
