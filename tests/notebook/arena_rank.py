"""What arena-rank computes for a plain board, in our own words and with nothing but Python.

Reads the rows of arena-human-preference-140k (JSON lines) and prints ratings with intervals by the sandwich:
H^-1 G H^-1, H with arena-rank's ridge of 1e-5 a vote.
"""

import json
import math
import sys
from collections import Counter
from statistics import NormalDist

POINTS = 400 / math.log(10)
SCORES = {"model_a": 1.0, "model_b": 0.0, "tie": 0.5, "both_bad": 0.5}


def inverse(matrix):
    n = len(matrix)
    rows = [row[:] + [float(i == j) for j in range(n)] for i, row in enumerate(matrix)]
    for i in range(n):
        best = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(n):
            if k != i and rows[k][i]:
                factor = rows[k][i]
                rows[k] = [x - factor * y for x, y in zip(rows[k], rows[i])]
    return [row[n:] for row in rows]


def product(one, other):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*other)] for row in one]


def main(path):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    counts = Counter((row["model_a"], row["model_b"], SCORES.get(row["winner"], 0.5)) for row in rows)
    models = sorted({model for a, b, _ in counts for model in (a, b)})
    place = {model: i for i, model in enumerate(models)}
    cells = [(place[a], place[b], score, count) for (a, b, score), count in counts.items()]
    n = len(models)
    theta = [0.0] * n

    def hessian(ridge):
        matrix = [[ridge * (i == j) for j in range(n)] for i in range(n)]
        for a, b, _, count in cells:
            p = 1 / (1 + math.exp(theta[b] - theta[a]))
            weight = count * p * (1 - p)
            for i, j, sign in ((a, a, 1), (b, b, 1), (a, b, -1), (b, a, -1)):
                matrix[i][j] += sign * weight
        return matrix

    # Newton, with a ridge too small to matter that only keeps the sum where it is.
    for _ in range(50):
        gradient = [0.0] * n
        for a, b, score, count in cells:
            residual = count * (score - 1 / (1 + math.exp(theta[b] - theta[a])))
            gradient[a] += residual
            gradient[b] -= residual
        step = product(inverse(hessian(1e-9 * len(rows))), [[g] for g in gradient])
        theta = [t + s[0] for t, s in zip(theta, step)]
        if max(abs(s[0]) for s in step) < 1e-12:
            break
    mean = sum(theta) / n
    theta = [t - mean for t in theta]

    outer = [[0.0] * n for _ in range(n)]
    for a, b, score, count in cells:
        p = 1 / (1 + math.exp(theta[b] - theta[a]))
        weight = count * (score - p) ** 2
        for i, j, sign in ((a, a, 1), (b, b, 1), (a, b, -1), (b, a, -1)):
            outer[i][j] += sign * weight
    inverted = inverse(hessian(1e-5 * len(rows)))
    variance = product(product(inverted, outer), inverted)
    z = NormalDist().inv_cdf(0.975)
    print(
        json.dumps(
            {
                model: {
                    "rating": POINTS * theta[i] + 1000,
                    "low": POINTS * (theta[i] - z * math.sqrt(variance[i][i])) + 1000,
                    "high": POINTS * (theta[i] + z * math.sqrt(variance[i][i])) + 1000,
                }
                for model, i in place.items()
            }
        )
    )


main(sys.argv[1])
