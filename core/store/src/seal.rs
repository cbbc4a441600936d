//! Keys, and what is sealed with them: XChaCha20-Poly1305 with a random nonce for each seal.

use crate::{Problem, error::NoRandomness};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use std::{fmt, io};
use zeroize::{Zeroize as _, Zeroizing};

/// Bytes of a key.
pub(crate) const KEY: usize = 32;
/// Bytes of a nonce. 24 random ones do not come twice, so that nothing has to be counted across kills.
const NONCE: usize = 24;
/// Bytes by which a seal is longer than what is in it: nonce and tag.
pub(crate) const SEAL: usize = NONCE + 16;

/// The key of a store, as the phone's keystore keeps it. Wiped from memory when dropped.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; KEY]>);

impl StoreKey {
    /// The key of these bytes, which are wiped where they were.
    pub fn new(bytes: &mut [u8; KEY]) -> Self {
        let key = Self(Zeroizing::new(*bytes));
        bytes.zeroize();
        key
    }

    /// A new key from the operating system's randomness. The caller keeps it: without it the store cannot be read.
    pub fn generate() -> io::Result<Self> {
        let mut bytes = Zeroizing::new([0; KEY]);
        fill(&mut *bytes)?;
        Ok(Self(bytes))
    }

    /// Its bytes, to be kept in a keystore.
    pub fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }

    pub(crate) fn cipher(&self) -> Cipher {
        Cipher::new(&self.0)
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A key is never printed.
        f.write_str("StoreKey(..)")
    }
}

/// Seals and opens. Its key is wiped from memory when dropped.
#[derive(Clone)]
pub(crate) struct Cipher(XChaCha20Poly1305);

impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cipher(..)")
    }
}

impl Cipher {
    pub(crate) fn new(key: &[u8; KEY]) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// Nonce, ciphertext and tag of `plain`, bound to `bound`.
    pub(crate) fn seal(&self, bound: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        fill(&mut nonce)?;
        let payload = Payload { msg: plain, aad: bound };
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| io::Error::other("a chunk of more than 256 GiB"))?;
        Ok([&nonce, sealed.as_slice()].concat())
    }

    /// What was sealed; `None` unless key, bytes and what they are bound to are all as they were.
    pub(crate) fn open(&self, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: bound }).ok()
    }

    /// A new key, sealed with this one: the cipher of the new key and the sealed bytes.
    pub(crate) fn wrap_new_key(&self, bound: &[u8]) -> io::Result<(Self, Vec<u8>)> {
        let key = StoreKey::generate()?;
        Ok((key.cipher(), self.seal(bound, key.bytes())?))
    }

    /// The cipher of a key that was sealed with this one.
    pub(crate) fn unwrap_key(&self, bound: &[u8], sealed: &[u8]) -> Option<Self> {
        let plain = Zeroizing::new(self.open(bound, sealed)?);
        Some(Self::new(plain.as_slice().try_into().ok()?))
    }
}

/// Random bytes from the operating system.
pub(crate) fn fill(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(|_| io::Error::other(NoRandomness))
}

/// Random bytes, or the store's problem.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Problem> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_only_as_it_was() {
        let (key, other) = (StoreKey::generate().unwrap().cipher(), StoreKey::generate().unwrap().cipher());
        let sealed = key.seal(b"place", b"samples").unwrap();
        assert_eq!(sealed.len(), SEAL + 7);
        assert_eq!(key.open(b"place", &sealed).unwrap(), b"samples");
        assert_eq!(key.open(b"elsewhere", &sealed), None);
        assert_eq!(other.open(b"place", &sealed), None);
        for at in 0..sealed.len() {
            let mut bad = sealed.clone();
            bad[at] ^= 1;
            assert_eq!(key.open(b"place", &bad), None, "byte {at}");
            assert_eq!(key.open(b"place", &sealed[..at]), None, "{at} bytes");
        }
    }

    #[test]
    fn keys_are_not_printed_and_not_left_behind() {
        let mut bytes = [7; KEY];
        let key = StoreKey::new(&mut bytes);
        assert_eq!(bytes, [0; KEY]);
        assert_eq!(format!("{key:?} {:?}", key.cipher()), "StoreKey(..) Cipher(..)");
    }
}
