//! A script of rhythms and a seed in; an ECG with known beats and episodes out.
