"""From scores to probabilities that mean what they say, and to a class."""

import numpy as np

# Beats below this quantile of their decided class's probability stay unclassified: one in 500, the most doubtful.
UNCLASSIFIED_SHARE = 0.002


def softmax(values):
    values = np.exp(values - values.max(1, keepdims=True))
    return values / values.sum(1, keepdims=True)


def loss(scores, labels, weights, temperature, bias):
    p = softmax(scores / temperature + bias)[np.arange(len(labels)), labels]
    return -(weights * np.log(np.maximum(p, 1e-9))).sum() / weights.sum()


def calibrate(scores, labels, weights):
    """Temperature and class biases of least log loss on scores of records that were held out."""
    temperature, bias = 1.0, np.zeros(4)
    step = 0.2
    best = loss(scores, labels, weights, temperature, bias)
    while step > 0.01:
        moved = False
        candidates = [(temperature * (1 + sign * step), bias) for sign in (-1, 1)]
        for c in range(1, 4):
            for sign in (-1, 1):
                other = bias.copy()
                other[c] += sign * step
                candidates.append((temperature, other))
        for candidate in candidates:
            value = loss(scores, labels, weights, *candidate)
            if value < best - 1e-7:
                best, (temperature, bias), moved = value, candidate, True
        if not moved:
            step /= 2
    return float(np.clip(temperature, 0.3, 5.0)), np.clip(bias, -4, 4)


def decide(probabilities, preference):
    return (probabilities * preference).argmax(1)


def prefer(probabilities, labels, weights):
    """How much S and V are preferred so that the mean of their F1 is highest; within a factor of 2, in rough steps,
    because a finer choice would be fitted to the folds."""
    best, chosen = -1.0, np.ones(4)
    for s in (0.5, 0.7, 1.0, 1.4, 2.0):
        for v in (0.7, 1.0, 1.4):
            preference = np.array([1.0, s, v, 1.0])
            decided = decide(probabilities, preference)
            value = np.mean([weighted_f1(labels, decided, weights, c) for c in (1, 2)])
            if value > best + 1e-3:
                best, chosen = value, preference
    return chosen


def weighted_f1(labels, decided, weights, c):
    hit = weights[(labels == c) & (decided == c)].sum()
    wrong = weights[(labels == c) != (decided == c)].sum()
    return 2 * hit / max(2 * hit + wrong, 1e-9)


def unclassified_below(probabilities, preference):
    decided = decide(probabilities, preference)
    certainty = probabilities[np.arange(len(decided)), decided]
    return float(np.quantile(certainty, UNCLASSIFIED_SHARE))


def expected_error(probabilities, labels, bins=10):
    """Expected calibration error of the most probable class."""
    certainty, right = probabilities.max(1), probabilities.argmax(1) == labels
    place = np.minimum((certainty * bins).astype(int), bins - 1)
    return float(sum(abs(right[place == b].mean() - certainty[place == b].mean()) * (place == b).mean()
                     for b in range(bins) if (place == b).any()))
