//! Samples in; clean samples out, each stage with a stated delay.
