/// The core as it is; this module adds what every Swift app on it needs.
@_exported import Strapline
