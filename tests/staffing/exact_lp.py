"""A linear programme solved exactly, in fractions, with costs that are compared one after the other."""

from fractions import Fraction

ZERO = Fraction(0)


class Programme:
    """Minimise costs, vectors compared like words in a dictionary, over non-negative variables.

    Rows are ``sum <= right`` or ``sum >= right`` with right sides that are not negative; a row ``>=`` that cannot be
    met shows in the first cost.
    """

    def __init__(self, costs):
        self.dimension = costs + 1
        self.rows = []
        self.basis = []
        self.costs = {}

    def variable(self, **costs):
        """Return a new variable; `costs` by ``c0``, ``c1``… in the order in which they count."""
        number = len(self.costs)
        vector = [ZERO] * self.dimension
        for name, cost in costs.items():
            vector[int(name[1:]) + 1] = Fraction(cost)
        self.costs[number] = vector
        return number

    def at_most(self, variables, right):
        slack = self.variable()
        self._row({**variables, slack: 1}, right, slack)

    def at_least(self, variables, right):
        surplus, lacking = self.variable(), self.variable()
        self.costs[lacking][0] = Fraction(1)
        self._row({**variables, surplus: -1, lacking: 1}, right, lacking)

    def _row(self, variables, right, basic):
        self.rows.append(({name: Fraction(value) for name, value in variables.items()}, Fraction(right)))
        self.basis.append(basic)

    def solve(self):
        """Return the least costs, the lack of the rows ``>=`` first, and the values of the variables."""
        reduced = {name: list(vector) for name, vector in self.costs.items()}
        total = [ZERO] * self.dimension
        for (row, right), basic in zip(self.rows, self.basis, strict=True):
            _charge(reduced, total, row, right, self.costs[basic])
        while (entering := next((name for name in sorted(reduced) if _negative(reduced[name])), None)) is not None:
            leaving = self._leaving(entering)
            self._pivot(leaving, entering)
            row, right = self.rows[leaving]
            _charge(reduced, total, row, right, list(reduced[entering]))
        values = {basic: right for (_, right), basic in zip(self.rows, self.basis, strict=True)}
        return total, values

    def _leaving(self, entering):
        ratios = [
            (right / row[entering], self.basis[number], number)
            for number, (row, right) in enumerate(self.rows)
            if row.get(entering, ZERO) > 0
        ]
        return min(ratios)[2]  # of equal ratios, the variable that was made first: it never goes round in circles

    def _pivot(self, leaving, entering):
        row, right = self.rows[leaving]
        by = row[entering]
        row, right = {name: value / by for name, value in row.items()}, right / by
        self.rows[leaving] = (row, right)
        self.basis[leaving] = entering
        for number, (other, side) in enumerate(self.rows):
            factor = other.get(entering, ZERO)
            if number != leaving and factor:
                for name, value in row.items():
                    changed = other.get(name, ZERO) - factor * value
                    if changed:
                        other[name] = changed
                    else:
                        other.pop(name, None)
                self.rows[number] = (other, side - factor * right)


def _charge(reduced, total, row, right, price):
    """Take a row times `price` off the reduced costs."""
    if not any(price):
        return
    for name, value in row.items():
        reduced[name] = [cost - each * value for cost, each in zip(reduced[name], price, strict=True)]
    for place, each in enumerate(price):
        total[place] += each * right


def _negative(vector):
    return next((each < 0 for each in vector if each), False)
