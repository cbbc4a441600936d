"""Times sleepecg's C detector and NeuroKit2's ecg_process on a file of f64 samples at 130 Hz; prints JSON."""

import json
import os
import sys
import time
import warnings

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
warnings.filterwarnings("ignore")

import neurokit2
import numpy
import sleepecg

RATE_HZ = 130


def best_ms(work, runs):
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return min(times)


samples = numpy.fromfile(sys.argv[1], dtype="<f8")
sleepecg.detect_heartbeats(samples[: 60 * RATE_HZ], RATE_HZ)
print(
    json.dumps(
        {
            "sleepecg_ms": best_ms(lambda: sleepecg.detect_heartbeats(samples, RATE_HZ, backend="c"), 7),
            "neurokit_ms": best_ms(lambda: neurokit2.ecg_process(samples, sampling_rate=RATE_HZ), 1),
        }
    )
)
