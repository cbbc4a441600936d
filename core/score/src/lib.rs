//! Strapline: EC57 scoring of beats, classes and rhythm.
