// The library is written in Rust; a target of C needs a file of C.
#include "StraplineFFI.h"
