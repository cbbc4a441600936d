"""Fitting one network: mild class weights, noise and polarity as augmentation, the usual beats thinned out."""

import numpy as np
import torch
from torch.nn import functional as F

from beats import Record
from network import BeatNet

EPOCHS = 5
BATCH = 256
RATE = 3e-3
DECAY = 2e-2
SMOOTHING = 0.02
# S is rarest among what must be found; 1/frequency would ruin calibration.
CLASS_WEIGHT = np.array([1.0, 2.0, 1.3, 1.0])
# Share of the N beats seen in one epoch; their weight makes up for it.
KEPT_NORMAL = 0.4
# Features that change sign when the electrode is turned round.
SIGNED = ("sign", "t_mean", "sign_less_usual", "t_mean_less_usual")


def gather(records: list[Record]):
    """Arrays of all beats with their weights, class weights included."""
    windows = np.concatenate([r.windows for r in records])
    features = np.concatenate([r.features for r in records])
    labels = np.concatenate([r.labels for r in records]).astype(np.int64)
    weights = np.concatenate([np.full(len(r.labels), r.weight) for r in records]) * CLASS_WEIGHT[labels]
    return windows, features, labels, weights.astype(np.float32)


def augment(windows, features, deviation, signed, generator):
    """Amplitude +-10 %, white noise, a sample of shift, a turned electrode in one beat of five."""
    count, _, length = windows.shape

    def normal(*shape):
        return torch.randn(*shape, generator=generator)

    def uniform(*shape):
        return torch.rand(*shape, generator=generator)

    windows = windows * torch.exp(0.1 * normal(count, 1, 1))
    windows = windows + 0.03 * normal(count, 1, length) * uniform(count, 1, 1)
    shift = int(torch.randint(-1, 2, (1,), generator=generator))
    windows = torch.roll(windows, shift, 2)
    features = features + 0.05 * deviation * normal(*features.shape)
    turned = 1.0 - 2.0 * (uniform(count) < 0.2).float()
    features = features.clone()
    features[:, signed] *= turned[:, None]
    return windows * turned[:, None, None], features


def soft(teachers: list[BeatNet], windows, features):
    """Mean probabilities of the teachers."""
    with torch.no_grad():
        return sum(F.softmax(net(windows, features)[0], 1) for net in teachers) / len(teachers)


def fit(records, names, seed, report=lambda line: None, teachers=(), epochs=EPOCHS) -> BeatNet:
    """One network from one seed; where there are teachers, half of what it learns is to agree with their mean.

    One network that learnt from several costs a third of running them, and keeps most of what they gain.
    """
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    shuffle = np.random.default_rng(seed)
    windows, features, labels, weights = gather(records)
    mean, deviation = features.mean(0), features.std(0) + 1e-3
    net = BeatNet(mean, deviation)
    normal = labels == 0
    windows, features = torch.from_numpy(windows), torch.from_numpy(features)
    labels, weights = torch.from_numpy(labels), torch.from_numpy(weights)
    weights = torch.where(labels == 0, weights / KEPT_NORMAL, weights)
    deviation = torch.from_numpy(deviation)
    signed = [names.index(name) for name in SIGNED]

    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = int((~normal).sum() + normal.sum() * KEPT_NORMAL * 0.99) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=epochs * steps + 1, pct_start=0.2)
    for epoch in range(epochs):
        net.train()
        kept = np.flatnonzero(~normal | (shuffle.random(len(normal)) < KEPT_NORMAL))
        shuffle.shuffle(kept)
        total = 0.0
        batches = min(steps, len(kept) // BATCH)
        for start in range(0, batches * BATCH, BATCH):
            rows = torch.from_numpy(kept[start : start + BATCH])
            seen, context = augment(windows[rows], features[rows], deviation, signed, generator)
            scores, _ = net(seen, context)
            losses = F.cross_entropy(scores, labels[rows], reduction="none", label_smoothing=SMOOTHING)
            if teachers:
                taught = soft(teachers, seen, context)
                losses = 0.5 * losses - 0.5 * (taught * F.log_softmax(scores, 1)).sum(1)
            loss = (losses * weights[rows]).sum() / weights[rows].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        report(f"seed {seed} epoch {epoch + 1}/{epochs} loss {total / max(batches, 1):.4f}")
    return net.eval()


@torch.no_grad()
def scores(net: BeatNet, record: Record) -> np.ndarray:
    """Scores of every beat, float64 [beats, 4]."""
    windows, features = torch.from_numpy(record.windows), torch.from_numpy(record.features)
    parts = [
        net(windows[i : i + 4096], features[i : i + 4096])[0]
        for i in range(0, len(windows), 4096)
    ]
    return torch.cat(parts).double().numpy() if parts else np.zeros((0, 4))
