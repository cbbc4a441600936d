//! Strapline: recordings in and out: WFDB, CSV, EDF.
