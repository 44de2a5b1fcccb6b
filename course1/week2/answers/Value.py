"""Answers to `Value`, written without sight of its card: each is wrong or right as it says."""

# %% wrong overwrites
# The trap of the text: a later contribution wipes out the first. J = b b + b at 3: dJ/db is not 7.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad = slope * node.grad

# %% wrong slopes_exchanged
# Each factor gets its own number. J = b c at (3, 2): (3, 2) instead of (2, 3). J = b b + b does not show it.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, self.value), (other, other.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong gradient_of_the_end
# slope * self.grad: the gradient of J, which is 1, for that of the node.
# J = 3 sigmoid(x) at 0.5: dJ/dx is 0.235 instead of 0.705. J = b b + b does not show it.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * self.grad

# %% wrong slope_alone
# Hands on the slope without the gradient: the same for J = 3 sigmoid(x).
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope

# %% wrong gradient_alone
# Hands on the gradient without the slope: J = b b + b at 3 gives 3 instead of 7.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += node.grad

# %% wrong slope_added
# Adds slope and gradient instead of multiplying.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope + node.grad

# %% wrong first_to_last
# Goes through the values from the inputs to J: each hands on before it has got anything.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong reverse_gives_none
# order.reverse() returns None: it stops.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order.reverse()
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong sorted_by_number
# From the largest number to the smallest: a negative factor turns the order round.
# J = -1 (b b) at b = 3: dJ/db is -6, and 0 here, since 9 comes before -9.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = sorted(order, key=lambda node: node.value, reverse=True)
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong breadth_first
# Goes from J to its parents, then to theirs. In J = (u u) + u with u = b b the value u hands on
# before it has got everything: dJ/db at 2 is 36; here it is 4.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        for node in self.order():
            node.grad = 0.0
        self.grad = 1.0
        queue, seen = [self], set()
        while queue:
            node = queue.pop(0)
            if id(node) in seen:
                continue
            seen.add(id(node))
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
                queue.append(parent)

# %% wrong begins_at_zero
# Rule 1 is left out: every gradient is 0.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong begins_at_the_value
# Begins with the value of J instead of 1: J = b b + b at 3 gives 84 instead of 7.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        self.grad = self.value
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong end_left_out
# J itself is left out of the list: nobody hands on.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[-2::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong sum_for_product
# The value of the product is the sum: 2 * 7 is 9.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value + other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong slopes_of_the_sum
# The slopes of the example, 1 and 1, in the product.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, 1.0), (other, 1.0))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong first_factor_only
# One pair only: the second factor gets nothing. J = b c at (3, 2): (2, 0).
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value),)
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong a_factor_counts_once
# A dict holds each parent once: of b b only one pair is left, and J = b b + b at 3 gives 4.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = tuple({self: other.value, other: self.value}.items())
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong product_as_slope
# The slope of a product is the product.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, value), (other, value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong slopes_as_values
# A slope is a Value, not a number: gradients become Values.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other), (other, self))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong plain_numbers_refused
# Rewritten without its first line: x * 2 and 2 * x stop, although other may be a plain number.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong slope_of_the_number
# x (1 - x) for a (1 - a): at 0.5 it is 0.25 instead of 0.235, at 3 it is -6.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = self.value * (1 - self.value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong sigmoid_of_the_sigmoid
# Takes the sigmoid again for the slope: at 3 it is 0.201 instead of 0.045.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = sigmoid(value) * (1 - sigmoid(value))
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong plus_in_the_slope
# a (1 + a): at 0 it is 0.75 instead of 0.25.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 + value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong slope_is_the_sigmoid
# The slope of the exponential: a itself.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong sigmoid_of_the_object
# sigmoid(self) for sigmoid(self.value): it stops.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong own_sigmoid_overflows
# e^x / (1 + e^x): at 1000 the value is NaN.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = np.exp(self.value) / (1 + np.exp(self.value))
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong not_cleared
# Does not forget what an earlier backward() left: the second J.backward() gives 20 instead of 7,
# since the gradients of the values in between are added to, also.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        self.grad = 1.0
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong inputs_not_cleared
# Clears what was computed, but not the inputs: the second J.backward() gives 14.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        for node in order:
            if node.parents:
                node.grad = 0.0
        self.grad = 1.0
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong once_only
# A second backward() does nothing. J = b b, K = 3 b: after J, K and J again dJ/db at 3 is 6, not 3.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        if self.grad == 1.0:
            return
        order = self.order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong totals_along_paths
# Each arrival hands on the total so far: a value with two children hands on the first share twice.
# u = b b, J = u + u u at 2: dJ/db is 36; here it is larger.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        for node in self.order():
            node.grad = 0.0
        self.grad = 1.0
        self.hand_on()

    def hand_on(self):
        for parent, slope in self.parents:
            parent.grad += slope * self.grad
            parent.hand_on()

# %% wrong global_tape
# One list of all values ever made, cleared by each backward(): x.grad of an earlier graph becomes 0.
# x = 2, J = x x, then another graph: x.grad should stay 4.
TAPE = []

class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0
        TAPE.append(self)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        for node in TAPE:
            node.grad = 0.0
        self.grad = 1.0
        for node in TAPE[::-1]:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong zero_is_not_yet
# "Not yet reached" is told by a gradient of 0, and only then it is set: b b + b at 3 gives 1.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                if parent.grad == 0.0:
                    parent.grad = slope * node.grad

# %% wrong clipped
# No contribution beyond 100: J = 1000 x has the slope 1000.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += max(-100.0, min(100.0, slope * node.grad))

# %% wrong small_ones_dropped
# Contributions below 1e-6 "are zero": J = sigmoid(x) at -20 has the slope 2.1e-9.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                if abs(slope * node.grad) > 1e-6:
                    parent.grad += slope * node.grad

# %% wrong whole_numbers
# int() in the product: 1.5 * 3 is 4.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = int(self.value * other.value)
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% wrong sums_forgotten
# An addition of one's own without parents: nothing flows through a sum.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ())

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% right counted
# Hands on as soon as all children have handed in: counts them first.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        missing = {id(node): 0 for node in order}
        for node in order:
            node.grad = 0.0
            for parent, slope in node.parents:
                missing[id(parent)] += 1
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
                missing[id(parent)] -= 1
                if missing[id(parent)] == 0:
                    ready.append(parent)

# %% right table_of_gradients
# Collects the gradients in a dict, and writes them down at the end.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        grads = {self: 1.0}
        order = self.order()
        for node in reversed(order):
            for parent, slope in node.parents:
                grads[parent] = grads.get(parent, 0.0) + grads[node] * slope
        for node in order:
            node.grad = grads[node]

# %% right asks_the_children
# Each value asks its children, from the last to the first: a sum over pairs (child, slope). Prints.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        children = {id(node): [] for node in order}
        for child in order:
            for parent, slope in child.parents:
                children[id(parent)].append((child, slope))
        for node in order[::-1]:
            shares = [slope * child.grad for child, slope in children[id(node)]]
            node.grad = 1.0 if node is self else sum(shares)
            print(node.value, node.grad)

# %% right numbered_at_birth
# Parents are made before children: sorted by a number given at birth.
import itertools

births = itertools.count()

class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0
        self.birth = next(births)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = sorted(order, key=lambda node: -node.birth)
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad

# %% right closures
# Each operation leaves a function that hands on; the pairs are kept, too.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = [(self, other.value), (other, self.value)]
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        a = float(sigmoid(self.value))
        value, slope = a, a - a**2
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def hand_on(self):
        for parent, slope in self.parents:
            parent.receive(slope * self.grad)

    def receive(self, share):
        self.grad = self.grad + share

    def backward(self):
        last_to_first = self.order()
        last_to_first.reverse()
        for node in last_to_first:
            node.grad = 0.0
        self.receive(1.0)
        for node in last_to_first:
            node.hand_on()

# %% right matrix
# Solves for all gradients at once: grad = slopes @ grad + (1 for J).
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = sigmoid(self.value)
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
                seen.add(id(node))
                for parent, slope in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order

    def backward(self):
        order = self.order()
        place = {id(node): k for k, node in enumerate(order)}
        slopes = np.zeros((len(order), len(order)))
        for child in order:
            for parent, slope in child.parents:
                slopes[place[id(parent)], place[id(child)]] += slope
        ends = np.zeros(len(order))
        ends[-1] = 1.0
        for node, grad in zip(order, np.linalg.solve(np.eye(len(order)) - slopes, ends)):
            node.grad = float(grad)

# %% right functions_without_pairs
# No pairs: every operation keeps a function that hands its gradient back; depth first without recursion.
class Value:
    def __init__(self, value, parents=(), hand_back=lambda grad: None):
        self.value, self.parents, self.hand_back, self.grad = float(value), parents, hand_back, 0.0

    @staticmethod
    def of(thing):
        return thing if isinstance(thing, Value) else Value(thing)

    def __add__(self, other):
        other = Value.of(other)

        def hand_back(grad):
            self.grad += grad
            other.grad += grad

        return Value(self.value + other.value, (self, other), hand_back)

    def __mul__(self, other):
        other = Value.of(other)

        def hand_back(grad):
            self.grad += other.value * grad
            other.grad += self.value * grad

        return Value(self.value * other.value, (self, other), hand_back)

    def log(self):
        def hand_back(grad):
            self.grad += grad / self.value

        return Value(np.log(self.value), (self,), hand_back)

    def sigmoid(self):
        a = sigmoid(self.value)

        def hand_back(grad):
            self.grad += a * (1 - a) * grad

        return Value(a, (self,), hand_back)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + (-Value.of(other))

    def __rsub__(self, other):
        return Value.of(other) - self

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

# %% right one_way_at_a_time
# No order: every single way from J to an input is walked, and its product of slopes added.
class Value:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = float(value), parents, 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value * other.value, [(self, other.value), (other, self.value)])

    def log(self):
        return Value(np.log(self.value), [(self, self.value**-1)])

    def sigmoid(self):
        a = 1 / (1 + np.exp(-self.value))
        return Value(a, [(self, a - a * a)])

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

# %% right scores_cut_off
# Scores are cut off at 20, where the sigmoid is 2e-9: the text allows it.
class Value:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        value = self.value * other.value
        parents = ((self, other.value), (other, self.value))
        return Value(value, parents)

    def log(self):
        return Value(np.log(self.value), ((self, 1 / self.value),))

    def sigmoid(self):
        value = 1 / (1 + np.exp(-np.clip(self.value, -20, 20)))
        slope = value * (1 - value)
        return Value(value, ((self, slope),))

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
            if id(node) not in seen:
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
        last_to_first = order[::-1]
        for node in last_to_first:
            for parent, slope in node.parents:
                parent.grad += slope * node.grad
