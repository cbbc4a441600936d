//! Leaves the processor's vector registers as scalar code wants them.
#![allow(unsafe_code, reason = "the one instruction below has no safe name outside of AVX code")]

/// Empties the upper halves of the AVX registers.
///
/// tract's AVX-512 kernels return with them full. On Intel processors every SSE instruction after that waits for the
/// halves that it must preserve: detection and filtering of the next samples then take twice their time, until
/// somebody empties them (Intel 64 and IA-32 Optimization Reference Manual, "Mixing Intel AVX and SSE code").
#[cfg(target_arch = "x86_64")]
pub(crate) fn clear_upper_halves() {
    if std::arch::is_x86_feature_detected!("avx") {
        // SAFETY: the processor knows AVX, and no value that lives across a call is kept in an upper half (System V
        // and Windows calling conventions: all of them belong to the callee).
        unsafe { std::arch::x86_64::_mm256_zeroupper() }
    }
}

/// Other processors have no such halves.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) fn clear_upper_halves() {}
