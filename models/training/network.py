"""The network: a small CNN over (beat, difference to the usual beat), conditioned on the context features."""

import torch
from torch import nn
from torch.nn import functional as F

CLASSES = 4
# Standardised features are held within this many standard deviations.
FEATURE_LIMIT = 5.0


class BeatNet(nn.Module):
    """Windows [B, 2, W] and features [B, K] to scores [B, 4] and class activation maps [B, 4, W / 4].

    The features scale and shift the last maps before their nonlinearity; the head is linear after a global mean, so
    that the class activation map is Grad-CAM, and a direct linear path from the features adds to the scores.
    """

    def __init__(self, mean, deviation, channels=(16, 32, 48), hidden=64, dropout=0.2, feature_dropout=0.1):
        super().__init__()
        self.register_buffer("mean", torch.as_tensor(mean))
        self.register_buffer("inverse", 1.0 / torch.as_tensor(deviation))
        first, second, third = channels
        self.conv1 = nn.Conv1d(2, first, 7, stride=2, padding=3)
        self.conv2 = nn.Conv1d(first, second, 5, stride=2, padding=2)
        self.conv3 = nn.Conv1d(second, third, 5, padding=4, dilation=2)
        self.norm1, self.norm2, self.norm3 = (nn.BatchNorm1d(c) for c in channels)
        self.hidden1 = nn.Linear(len(mean), hidden)
        self.hidden2 = nn.Linear(hidden, hidden)
        self.gain = nn.Linear(hidden, third)
        self.shift = nn.Linear(hidden, third)
        self.head = nn.Conv1d(third, CLASSES, 1)
        self.direct = nn.Linear(hidden, CLASSES)
        self.dropout = nn.Dropout(dropout)
        self.feature_dropout = nn.Dropout(feature_dropout)

    def forward(self, windows, features):
        features = ((features - self.mean) * self.inverse).clamp(-FEATURE_LIMIT, FEATURE_LIMIT)
        context = F.relu(self.hidden1(self.feature_dropout(features)))
        context = self.dropout(F.relu(self.hidden2(self.dropout(context))))
        maps = F.relu(self.norm1(self.conv1(windows)))
        maps = F.relu(self.norm2(self.conv2(maps)))
        maps = self.norm3(self.conv3(maps))
        maps = F.relu(maps * (1 + self.gain(context)[:, :, None]) + self.shift(context)[:, :, None])
        activation = self.head(maps)
        return activation.mean(2) + self.direct(context), activation
