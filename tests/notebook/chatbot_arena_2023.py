"""The computations of the Chatbot Arena notebook of 2023, in our own words and with nothing but Python.

Reads clean_battle_*.json as the notebook does and prints one JSON object: online Elo, the Bradley-Terry maximum
(every row twice, one copy of each tie won by each side), and bootstrap intervals of the latter.
"""

import json
import random
import sys
from collections import Counter, defaultdict

SCALE, BASE, INIT, K = 400, 10, 1000, 4


def read(path):
    try:
        import pandas

        return pandas.read_json(path, convert_dates=False).to_dict("records")
    except ImportError:
        with open(path, encoding="utf-8") as file:
            return json.load(file)


def online_elo(battles):
    rating = defaultdict(lambda: float(INIT))
    for battle in battles:
        a, b = battle["model_a"], battle["model_b"]
        expected_a = 1 / (1 + BASE ** ((rating[b] - rating[a]) / SCALE))
        if battle["winner"] == "model_a":
            score = 1
        elif battle["winner"] == "model_b":
            score = 0
        elif battle["winner"] in ("tie", "tie (bothbad)"):
            score = 0.5
        else:
            raise Exception(f"unexpected vote {battle['winner']}")
        rating[a], rating[b] = rating[a] + K * (score - expected_a), rating[b] + K * (expected_a - score)
    return dict(rating)


def doubled_wins(outcomes):
    """Wins per ordered pair in the doubled table."""
    wins = Counter()
    for (a, b, winner), count in outcomes.items():
        if winner == "model_a":
            wins[a, b] += 2 * count
        elif winner == "model_b":
            wins[b, a] += 2 * count
        else:
            wins[a, b] += count
            wins[b, a] += count
    return wins


def bradley_terry(outcomes, models):
    """The maximum that a logistic regression without intercept or penalty finds, by the older way of Zermelo."""
    import math

    wins = doubled_wins(outcomes)
    total = {m: sum(wins[m, other] for other in models) for m in models}
    games = {
        m: [(other, wins[m, other] + wins[other, m]) for other in models if wins[m, other] + wins[other, m]]
        for m in models
    }
    strength = dict.fromkeys(models, 1.0)
    for _ in range(10_000):
        moved = 0.0
        for m in models:
            now = total[m] / sum(n / (strength[m] + strength[other]) for other, n in games[m])
            moved = max(moved, abs(math.log(now / strength[m])))
            strength[m] = now
        if moved < 1e-9:
            break
    logs = {m: math.log(value) for m, value in strength.items()}
    mean = sum(logs.values()) / len(logs)
    return {m: SCALE / math.log(BASE) * (value - mean) + INIT for m, value in logs.items()}


def bootstrap(battles, models, rounds, seed):
    chance = random.Random(seed)
    rows = [(b["model_a"], b["model_b"], b["winner"]) for b in battles]
    fits = [bradley_terry(Counter(chance.choices(rows, k=len(rows))), models) for _ in range(rounds)]

    def quantile(values, share):
        values = sorted(values)
        place = share * (len(values) - 1)
        low = int(place)
        high = min(low + 1, len(values) - 1)
        return values[low] + (place - low) * (values[high] - values[low])

    return {m: [quantile([fit[m] for fit in fits], share) for share in (0.025, 0.975)] for m in models}


def main(path, rounds):
    battles = sorted(read(path), key=lambda battle: battle["tstamp"])
    battles = [battle for battle in battles if battle["anony"]]
    models = sorted({b[side] for b in battles for side in ("model_a", "model_b")})
    outcomes = Counter((b["model_a"], b["model_b"], b["winner"]) for b in battles)
    print(
        json.dumps(
            {
                "votes": len(battles),
                "elo": online_elo(battles),
                "bradley_terry": bradley_terry(outcomes, models),
                "bootstrap": bootstrap(battles, models, rounds, seed=42),
            }
        )
    )


main(sys.argv[1], int(sys.argv[2]))
