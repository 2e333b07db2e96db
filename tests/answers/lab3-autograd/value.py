# %% wrong: gradient_overwritten
# Sets the gradient of an operand where it should add to it; what is used twice keeps one of its two.
# loses: a Value that is used several times adds up the gradients of all its uses
# loses: a result passes its gradient on only when that gradient is complete
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad = out.grad
            other.grad = out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad = other.data * out.grad
            other.grad = self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad = n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad = out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad = math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad = (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: first_come_first_served
# Goes backward with a queue: a step passes its gradient on before all of it has arrived.
# loses: a result passes its gradient on only when that gradient is complete
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        self.grad = 1.0
        queue, seen = [self], {self}
        for node in queue:
            node.pull()
            for operand in node.operands:
                if operand not in seen:
                    seen.add(operand)
                    queue.append(operand)


# %% wrong: last_come_first_served
# Goes backward with a stack and marks what it has seen, which is not a topological order.
# loses: a result passes its gradient on only when that gradient is complete
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        self.grad = 1.0
        stack, seen = [self], {self}
        while stack:
            node = stack.pop()
            node.pull()
            for operand in node.operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append(operand)


# %% wrong: recursion_limit
# Finds the topological order with a function that calls itself once for each step of a chain.
# loses: a chain of 5,000 steps works
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for operand in node.operands:
                    visit(operand)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            node.pull()


# %% wrong: walks_every_path
# Sends each contribution down every path at once, with a stack: right, but the number of paths doubles with each reuse.
# loses: the work of backward grows with the steps and not with the paths
class Value:
    def __init__(self, data, pairs=()):
        self.data, self.grad, self.pairs = data, 0.0, pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self):
        stack = [(self, 1.0)]
        while stack:
            node, gradient = stack.pop()
            node.grad += gradient
            for operand, derivative in node.pairs:
                stack.append((operand, derivative * gradient))


# %% wrong: path_recursion
# Each step calls backward of its operands with its contribution: every path is walked, one call deeper each time.
# loses: a chain of 5,000 steps works
# loses: the work of backward grows with the steps and not with the paths
class Value:
    def __init__(self, data, pairs=()):
        self.data, self.grad, self.pairs = data, 0.0, pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self, gradient=1.0):
        self.grad += gradient
        for operand, derivative in self.pairs:
            operand.backward(derivative * gradient)


# %% wrong: whole_gradient_passed_again
# Each time a contribution arrives, passes the whole gradient on again, the part that was passed before included.
# loses: a result passes its gradient on only when that gradient is complete
# loses: a chain of 5,000 steps works
# loses: the work of backward grows with the steps and not with the paths
class Value:
    def __init__(self, data, pairs=()):
        self.data, self.grad, self.pairs = data, 0.0, pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self, gradient=1.0):
        self.grad += gradient
        for operand, derivative in self.pairs:
            operand.backward(derivative * self.grad)


# %% wrong: number_on_the_left
# Has no __radd__ and no __rmul__, so 2 + x and 2 * x fail.
# loses: a plain number may stand on either side of + and of *
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: numbers_not_wrapped
# Takes the data of whatever stands on the right; a plain number has none.
# loses: a plain number may stand on either side of + and of *
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: power_keeps_its_exponent
# Takes n * x**n for the derivative of x**n.
# loses: powers: whole, negative and broken exponents
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** n * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: power_forgets_its_factor
# Takes x**(n - 1) for the derivative of x**n.
# loses: powers: whole, negative and broken exponents
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: power_by_logarithm
# Computes x**n as exp(n ln x), which has no answer for negative x.
# loses: powers: whole, negative and broken exponents
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(math.exp(n * math.log(self.data)), (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: exp_slope_at_input
# Takes the input of exp for its derivative, where it is the result.
# loses: exp and sin, alone and inside each other
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += self.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: sine_sign
# Has a minus before the derivative of the sine.
# loses: exp and sin, alone and inside each other
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += -math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: chain_rule_stops
# The derivative of the sine is not multiplied by the gradient of the result.
# loses: exp and sin, alone and inside each other
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data)

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: leaky_gradient
# relu cuts negative numbers off, but lets their gradient through.
# loses: relu passes positive numbers and their gradients on, and stops negative ones
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: relu_looks_at_the_gradient
# relu stops where the gradient so far is not positive, not where its input is not.
# loses: relu passes positive numbers and their gradients on, and stops negative ones
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (self.grad > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: relu_in_place
# relu cuts the number off in its operand and then copies it.
# loses: no operation changes the numbers it works on
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        self.data = max(0.0, self.data)
        out = Value(self.data, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: product_rule_swapped
# The derivative of u * v with respect to u is taken to be u.
# loses: the worked example: z = x * y + b is -2, with the gradients -3, 2 and 1
# loses: sums and products of Values have torch's values and gradients
# loses: a plain number may stand on either side of + and of *
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += self.data * out.grad
            other.grad += other.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% wrong: newest_value_first
# Keeps a list of all Values and starts backward at the newest, not at the one it was called on.
# loses: backward starts where it is called, whatever was computed after
class Value:
    tape = []

    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None
        Value.tape.append(self)

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        for node in Value.tape:
            node.grad = 0.0
        Value.tape[-1].grad = 1.0
        for node in reversed(Value.tape):
            node.pull()


# %% right: closures
# Each result keeps a function that passes its gradient on; topological order with a stack of iterators.
class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.operands))]
        while stack:
            node, operands = stack[-1]
            for operand in operands:
                if operand not in seen:
                    seen.add(operand)
                    stack.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        while order:
            order.pop().pull()


# %% right: creation_order
# Each Value has a number of creation; backward goes from the newest to the oldest with a heap.
import heapq
import itertools


class Value:
    count = itertools.count()

    def __init__(self, data, pairs=()):
        self.born = next(Value.count)
        self.data, self.grad, self.pairs = data, 0.0, pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self):
        self.grad = 1.0
        heap, seen = [(-self.born, self)], {self.born}
        while heap:
            _, node = heapq.heappop(heap)
            for operand, derivative in node.pairs:
                operand.grad = operand.grad + derivative * node.grad
                if operand.born not in seen:
                    seen.add(operand.born)
                    heapq.heappush(heap, (-operand.born, operand))


# %% right: counting_uses
# Counts the uses of each Value first and passes a gradient on when the last of them has reported (Kahn's algorithm).
class Value:
    def __init__(self, data, pairs=()):
        self.data, self.grad, self.pairs = data, 0.0, pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self):
        uses, todo, seen = {}, [self], {id(self)}
        while todo:
            for operand, _ in todo.pop().pairs:
                uses[id(operand)] = uses.get(id(operand), 0) + 1
                if id(operand) not in seen:
                    seen.add(id(operand))
                    todo.append(operand)
        self.grad, ready = 1.0, [self]
        while ready:
            node = ready.pop()
            for operand, derivative in node.pairs:
                operand.grad += derivative * node.grad
                uses[id(operand)] -= 1
                if uses[id(operand)] == 0:
                    ready.append(operand)


# %% right: tape
# One list of all Values ever made, walked from its end; what lies beyond has gradient 0 and adds nothing.
class Value:
    tape = []

    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None
        Value.tape.append(self)

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        for node in Value.tape:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(Value.tape):
            node.pull()


# %% right: limit_raised
# A function that calls itself, under a higher limit for as long as it runs.
import sys


class Value:
    def __init__(self, data, operands=()):
        self.data, self.grad = data, 0.0
        self.operands = operands
        self.pull = lambda: None

    def lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.lift(other)
        out = Value(self.data + other.data, (self, other))

        def pull():
            self.grad += out.grad
            other.grad += out.grad

        out.pull = pull
        return out

    def __mul__(self, other):
        other = self.lift(other)
        out = Value(self.data * other.data, (self, other))

        def pull():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pull = pull
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pull():
            self.grad += n * self.data ** (n - 1) * out.grad

        out.pull = pull
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def pull():
            self.grad += out.data * out.grad

        out.pull = pull
        return out

    def sin(self):
        out = Value(math.sin(self.data), (self,))

        def pull():
            self.grad += math.cos(self.data) * out.grad

        out.pull = pull
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def pull():
            self.grad += (out.data > 0) * out.grad

        out.pull = pull
        return out

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for operand in node.operands:
                    visit(operand)
                order.append(node)

        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(50_000)
        try:
            visit(self)
        finally:
            sys.setrecursionlimit(limit)
        self.grad = 1.0
        for node in reversed(order):
            node.pull()


# %% right: more_than_asked
# Numpy numbers inside, minus and division on top, gradients of the graph cleared before each backward, a list for what was seen.
class Value:
    def __init__(self, data, pairs=()):
        self.data, self.grad, self.pairs = np.float64(data), np.float64(0), pairs

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def sin(self):
        return Value(np.sin(self.data), [(self, np.cos(self.data))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __truediv__(self, other):
        return self * other**-1

    def __repr__(self):
        return f"Value({self.data}, grad={self.grad})"

    def backward(self):
        order, stack, seen = [], [(self, 0)], set()
        while stack:
            node, position = stack.pop()
            if position == 0:
                if node in seen:
                    continue
                seen.add(node)
                node.grad = np.float64(0)
            if position < len(node.pairs):
                stack.append((node, position + 1))
                stack.append((node.pairs[position][0], 0))
            else:
                order.insert(0, node)
        self.grad = np.float64(1)
        for node in order:
            for operand, derivative in node.pairs:
                operand.grad = operand.grad + node.grad * derivative
