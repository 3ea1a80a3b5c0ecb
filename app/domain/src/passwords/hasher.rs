//! Hashing: argon2id with a pepper, on threads of its own, only a few at a time.
//!
//! A hash takes 19 MiB and some 40 ms of a core. As many run at once as there are cores; a bounded number waits, for two seconds at most;
//! everybody else is told that the machine is busy ([`queue`]). Pages that hash nothing stay quick meanwhile. The memory is used again by
//! the next in the queue and given back when nobody waits ([`memory`]).

mod memory;
mod queue;

#[cfg(feature = "testing")]
pub use queue::Occupied;
pub use queue::Place;

use super::password::Password;
use crate::{
    chance::{self, Chance},
    errors::AppError,
    keys::Keys,
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use memory::Memories;
use queue::Queue;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use zeroize::Zeroizing;

/// Argon2id's cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub m_kib: u32,
    /// Passes.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

impl Cost {
    /// OWASP Password Storage Cheat Sheet and ASVS 5.0 appendix C: 19 MiB, 2 passes, 1 lane.
    pub const STANDARD: Self = Self { m_kib: 19 * 1024, t: 2, p: 1 };
}

/// Hashes and verifies. Cheap to clone.
#[derive(Clone)]
pub struct Hasher(Arc<Inner>);

struct Inner {
    cost: Cost,
    pepper: Zeroizing<[u8; 32]>,
    key_id: String,
    /// What is verified when there is nothing to verify, so that every sign-in costs one hash (AC-02).
    dummy: String,
    queue: Queue,
    memories: Memories,
    operations: AtomicU64,
}

/// A hash as it is stored. It is guarded like the password: whoever has it may guess in peace.
#[derive(Clone)]
pub struct Hash {
    /// PHC string.
    pub phc: String,
    /// Which root key's pepper went in.
    pub key_id: String,
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Hash").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

impl Hasher {
    /// With the installation's pepper. Fails when the machine has no threads left.
    pub fn new(cost: Cost, keys: &Keys, chance: &dyn Chance) -> Result<Self, AppError> {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let mut inner = Inner {
            cost,
            pepper: Zeroizing::new(*keys.pepper().expose()),
            key_id: keys.id().to_owned(),
            dummy: String::new(),
            queue: Queue::new(cores)?,
            memories: Memories::default(),
            operations: AtomicU64::new(0),
        };
        inner.dummy = inner.hash(b"nobody's password", &chance::bytes::<16>(chance)).unwrap_or_default();
        inner.operations.store(0, Ordering::Relaxed);
        Ok(Self(Arc::new(inner)))
    }

    /// How many hashes have been computed since the start.
    pub fn operations(&self) -> u64 {
        self.0.operations.load(Ordering::Relaxed)
    }

    /// A place in the queue for a client, named by its address as budgets count it; held for as long as this lives. Taken before
    /// the first write: a flood of sign-ins is then turned away ([`AppError::Busy`]) before it has cost anything, and one
    /// client's before it has taken the places of all others (AC-43).
    pub fn place_for(&self, client: &str) -> Result<Place, AppError> {
        Place::take(&self.0, Some(client))
    }

    /// A place for work that no client asked for.
    pub fn place(&self) -> Result<Place, AppError> {
        Place::take(&self.0, None)
    }

    /// Keeps every core at work until what comes back is dropped.
    #[cfg(feature = "testing")]
    pub fn occupied(&self) -> Occupied {
        Occupied::all_of(&self.0.queue)
    }

    /// Was it made with another cost than today's? Then it is made anew at the next sign-in.
    pub(crate) fn is_outdated(&self, stored: &Hash) -> bool {
        let Cost { m_kib, t, p } = self.0.cost;
        !stored.phc.contains(&format!("$m={m_kib},t={t},p={p}$"))
    }
}

impl Place {
    /// Hashes a new password.
    pub(crate) async fn hash(&self, password: &Password, chance: &dyn Chance) -> Result<Hash, AppError> {
        let (bytes, salt) = (Zeroizing::new(password.bytes().to_vec()), chance::bytes::<16>(chance));
        let phc = self.work(move |inner| inner.hash(&bytes, &salt)).await?;
        let phc = phc.map_err(|cause| AppError::fault("a password could not be hashed", &cause))?;
        Ok(Hash { phc, key_id: self.inner().key_id.clone() })
    }

    /// Is it the password behind this hash? Without a hash the answer is no, at the same cost.
    pub(crate) async fn verify(&self, password: &Password, stored: Option<&Hash>) -> Result<bool, AppError> {
        let usable = stored.filter(|hash| hash.key_id == self.inner().key_id);
        let phc = usable.map_or_else(|| self.inner().dummy.clone(), |hash| hash.phc.clone());
        let bytes = Zeroizing::new(password.bytes().to_vec());
        let same = self.work(move |inner| inner.verify(&bytes, &phc)).await?;
        Ok(same && usable.is_some())
    }
}

impl Inner {
    fn argon2(&self, params: Params) -> Result<Argon2<'_>, argon2::Error> {
        Argon2::new_with_secret(self.pepper.as_slice(), Algorithm::Argon2id, Version::V0x13, params)
    }

    fn hash(&self, password: &[u8], salt: &[u8; 16]) -> Result<String, argon2::password_hash::Error> {
        let Cost { m_kib, t, p } = self.cost;
        let params = Params::new(m_kib, t, p, None)?;
        let hash = PasswordHash {
            algorithm: argon2::ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(Salt::new(salt)?),
            hash: Some(self.compute(password, salt, params)?),
        };
        Ok(hash.to_string())
    }

    fn verify(&self, password: &[u8], phc: &str) -> bool {
        let Ok(stored) = PasswordHash::new(phc) else { return false };
        // Whatever was hashed otherwise is none of ours.
        let is_ours = stored.algorithm == argon2::ARGON2ID_IDENT && stored.version == Some(Version::V0x13.into());
        let (Some(salt), Some(expected), true) = (stored.salt, stored.hash, is_ours) else { return false };
        let Ok(params) = Params::try_from(&stored) else { return false };
        // Outputs compare in constant time.
        self.compute(password, &salt, params).is_ok_and(|computed| computed == expected)
    }

    fn compute(&self, password: &[u8], salt: &[u8], params: Params) -> Result<Output, argon2::password_hash::Error> {
        self.operations.fetch_add(1, Ordering::Relaxed);
        let blocks = params.block_count();
        let mut buffer = [0; Output::MAX_LENGTH];
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let out = buffer.get_mut(..length).ok_or(argon2::password_hash::Error::OutputSize)?;
        let argon2 = self.argon2(params)?;
        let mut memory = self.memories.take(blocks);
        let done = argon2.hash_password_into_with_memory(password, salt, out, &mut *memory);
        self.memories.put_back(memory, self.queue.is_shared());
        done?;
        Ok(Output::new(out)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::System, keys::Secret};
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    const QUICK: Cost = Cost { m_kib: 64, t: 1, p: 1 };

    fn hasher() -> Hasher {
        Hasher::new(QUICK, &Keys::derive(&Secret::new([7; 32])), &System).unwrap()
    }

    #[test]
    fn a_hash_is_the_librarys_own_whatever_the_memory_held_before() {
        let hasher = hasher();
        // Two who hold places: what one has used rests for the other.
        let places = [hasher.place().unwrap(), hasher.place().unwrap()];
        let inner = &hasher.0;
        let argon2 = inner.argon2(Params::new(64, 1, 1, None).unwrap()).unwrap();
        for (password, salt) in [(b"a lantern by the quiet sea", [1; 16]), (b"un canard traverse la rue.", [2; 16])] {
            let theirs = argon2.hash_password_with_salt(password, &salt).unwrap().to_string();
            assert_eq!(inner.hash(password, &salt).unwrap(), theirs);
            assert!(inner.verify(password, &theirs));
            assert!(argon2.verify_password(password, &PasswordHash::new(&inner.hash(password, &salt).unwrap()).unwrap()).is_ok());
            assert!(!inner.verify(b"another password entirely", &theirs));
        }
        assert_eq!(inner.memories.count_at_rest(), 1, "one piece served them all");
        drop(places);
        assert_eq!(inner.memories.count_at_rest(), 0);
    }

    #[test]
    fn ac_44_without_the_pepper_the_right_password_fits_no_stored_hash() {
        let Hasher(inner) = hasher();
        let stored = inner.hash(b"a lantern by the quiet sea", &[1; 16]).unwrap();
        let guess = Argon2::default().verify_password(b"a lantern by the quiet sea", &PasswordHash::new(&stored).unwrap());
        assert!(inner.verify(b"a lantern by the quiet sea", &stored) && guess.is_err());
    }

    #[test]
    fn a_hash_of_another_kind_opens_nothing() {
        let Hasher(inner) = hasher();
        let ours = inner.hash(b"a lantern by the quiet sea", &[1; 16]).unwrap();
        for foreign in
            ["", "nonsense", &ours.replace("argon2id", "argon2i"), &ours.replace("v=19", "v=16"), &ours.replace("t=1", "t=0")]
        {
            assert!(!inner.verify(b"a lantern by the quiet sea", foreign), "{foreign}");
        }
    }
}
