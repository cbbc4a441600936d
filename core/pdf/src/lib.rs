//! Strapline: the typed report as a PDF that a physician can read with a ruler.
