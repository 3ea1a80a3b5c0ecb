//! The root key and what is derived from it: one HKDF-SHA256 subkey (RFC 5869) per use, so that a leak of one is a leak of one.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::chance::{self, Chance};

/// What a subkey is for. The text is part of the derivation and never changes.
#[derive(Clone, Copy)]
enum Use {
    Mail,
    Pepper,
    Seal,
    Device,
    Throttle,
    Submission,
    History,
    Letter,
    Pin,
    Card,
    CardCode,
    Id,
}

impl Use {
    fn info(self) -> &'static [u8] {
        match self {
            Self::Mail => b"trousseau/mail-link/1",
            Self::Pepper => b"trousseau/password-pepper/1",
            Self::Seal => b"trousseau/form-seal/1",
            Self::Device => b"trousseau/known-device/1",
            Self::Throttle => b"trousseau/throttle-name/1",
            Self::Submission => b"trousseau/submission/1",
            Self::History => b"trousseau/history-chain/1",
            Self::Letter => b"trousseau/letter-proof/1",
            Self::Pin => b"trousseau/issued-pin/1",
            Self::Card => b"trousseau/card-code/1",
            Self::CardCode => b"trousseau/card-code-proof/1",
            Self::Id => b"trousseau/key-id/1",
        }
    }
}

/// Secret bytes that compare in constant time and print as nothing. It has no `PartialEq` on purpose (AC-98).
#[derive(Clone)]
pub struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    /// Wraps the bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Equal? Takes the same time wherever the first difference lies.
    pub fn same(&self, other: &Self) -> bool {
        self.0.ct_eq(other.0.as_slice()).into()
    }

    /// The bytes, for the few places that have to use them.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secret(…)")
    }
}

/// All subkeys of this installation.
#[derive(Debug)]
pub struct Keys {
    mail: Secret,
    pepper: Secret,
    seal: Secret,
    device: Secret,
    throttle: Secret,
    submission: Secret,
    history: Secret,
    letter: Secret,
    pin: Secret,
    card: Secret,
    card_code: Secret,
    id: String,
}

impl Keys {
    /// Derives every subkey from the root key.
    pub fn derive(root: &Secret) -> Self {
        let expand = Hkdf::<Sha256>::new(None, root.expose());
        let subkey = |usage: Use| {
            let mut bytes = [0; 32];
            // 32 bytes are one SHA-256 block; HKDF refuses only more than 255 of them.
            let _ = expand.expand(usage.info(), &mut bytes);
            Secret::new(bytes)
        };
        Self {
            mail: subkey(Use::Mail),
            pepper: subkey(Use::Pepper),
            seal: subkey(Use::Seal),
            device: subkey(Use::Device),
            throttle: subkey(Use::Throttle),
            submission: subkey(Use::Submission),
            history: subkey(Use::History),
            letter: subkey(Use::Letter),
            pin: subkey(Use::Pin),
            card: subkey(Use::Card),
            card_code: subkey(Use::CardCode),
            id: URL_SAFE_NO_PAD.encode(&subkey(Use::Id).expose()[..6]),
        }
    }

    /// Names the root key without telling anything of it; stands beside each hash made with it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The pepper, argon2's secret input.
    pub fn pepper(&self) -> &Secret {
        &self.pepper
    }

    /// The 32 bytes of a mailed link: HMAC-SHA256 over token id, purpose and generation. A retry derives the same.
    pub fn link(&self, token: uuid::Uuid, purpose: &str, generation: i32) -> Secret {
        mac(&self.mail, &[token.as_bytes(), purpose.as_bytes(), &generation.to_be_bytes()])
    }

    /// A keyed name for a throttle's row: the table then holds no address and no sign-in name.
    pub fn throttle_name(&self, kind: &str, whom: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.throttle, &[kind.as_bytes(), whom.as_bytes()]).expose())
    }

    /// A keyed name for what was sent with a form: the table then holds nothing of it.
    pub fn submission(&self, parts: &[&[u8]]) -> [u8; 32] {
        *mac(&self.submission, parts).expose()
    }

    /// A hash of the history's chain. Keyed, so that whoever has only the database can't make an altered chain fit again.
    pub fn history(&self, parts: &[&[u8]]) -> [u8; 32] {
        *mac(&self.history, parts).expose()
    }

    /// What stands beside a letter's id where it comes back: 80 bits, which nobody guesses by sending mail.
    pub fn letter(&self, letter: uuid::Uuid) -> [u8; 10] {
        let mut short = [0; 10];
        short.copy_from_slice(&mac(&self.letter, &[letter.as_bytes()]).expose()[..10]);
        short
    }

    /// Six digits for one drawing: the same each time it is asked for.
    pub fn pin(&self, drawing: uuid::Uuid, generation: i32) -> String {
        let mut first = [0; 8];
        first.copy_from_slice(&mac(&self.pin, &[drawing.as_bytes(), &generation.to_be_bytes()]).expose()[..8]);
        // Of 2^64 values, a million divides all but a vanishing part evenly.
        format!("{:06}", u64::from_be_bytes(first) % 1_000_000)
    }

    /// The 55 bits of a card's short code: the same each time the card is drawn.
    pub fn card_code(&self, token: uuid::Uuid, generation: i32) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&mac(&self.card, &[token.as_bytes(), &generation.to_be_bytes()]).expose()[..8]);
        u64::from_be_bytes(first) >> 9
    }

    /// What the database holds of a card's code: it is short, so that a plain hash of it could be tried out (ASVS 6.5.2).
    pub fn card_proof(&self, account: uuid::Uuid, code: u64) -> Secret {
        mac(&self.card_code, &[account.as_bytes(), &code.to_be_bytes()])
    }

    /// What a known device's cookie has to hold for this account in this epoch of its sessions.
    pub fn device(&self, device: uuid::Uuid, account: uuid::Uuid, epoch: i32) -> Secret {
        mac(&self.device, &[device.as_bytes(), account.as_bytes(), &epoch.to_be_bytes()])
    }

    /// Seals bytes for a short-lived cookie (XChaCha20-Poly1305); `bound_to` has to be the same when it is opened.
    pub fn seal(&self, chance: &dyn Chance, bound_to: &str, plain: &[u8]) -> Option<String> {
        let nonce = chance::bytes::<24>(chance);
        let cipher = XChaCha20Poly1305::new(self.seal.expose().into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to.as_bytes() }).ok()?;
        Some(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens what [`Keys::seal`] sealed. `None` for anything else.
    pub fn open(&self, bound_to: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, text) = bytes.split_at_checked(24)?;
        let cipher = XChaCha20Poly1305::new(self.seal.expose().into());
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        cipher.decrypt(&XNonce::from(nonce), Payload { msg: text, aad: bound_to.as_bytes() }).ok()
    }
}

/// HMAC-SHA256 over the parts, each preceded by its length, so that no two lists of parts give the same bytes.
fn mac(key: &Secret, parts: &[&[u8]]) -> Secret {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.expose()).expect("any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Secret::new(mac.finalize().into_bytes().into())
}

/// SHA-256. Enough for secrets of 256 random bits (ASVS 6.5.2); never for passwords.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::System;

    /// Fails to compile when a type can be compared by `==`: then both implementations fit, and which one is meant can't be told.
    macro_rules! have_no_partial_eq {
        ($($secret:ty),+) => { $(const _: () = {
            trait Either<Marker> {
                const IS_ONE: () = ();
            }
            impl<T> Either<u8> for T {}
            impl<T: PartialEq> Either<u16> for T {}
            <$secret as Either<_>>::IS_ONE
        };)+ };
    }

    // AC-98: secrets are compared in constant time or not at all.
    have_no_partial_eq!(
        Secret,
        crate::tokens::TokenSecret,
        crate::sessions::SessionSecret,
        crate::sessions::NewSession,
        crate::passwords::Password,
        crate::passwords::hasher::Hash
    );

    fn keys() -> Keys {
        Keys::derive(&Secret::new([7; 32]))
    }

    #[test]
    fn a_link_depends_on_token_purpose_and_generation() {
        let (keys, id) = (keys(), uuid::Uuid::from_u128(1));
        let link = keys.link(id, "activation", 0);
        assert!(link.same(&keys.link(id, "activation", 0)));
        assert!(!link.same(&keys.link(id, "activation", 1)));
        assert!(!link.same(&keys.link(id, "reset", 0)));
        assert!(!link.same(&keys.link(uuid::Uuid::from_u128(2), "activation", 0)));
    }

    #[test]
    fn a_seal_opens_only_where_it_was_bound_and_only_unaltered() {
        let keys = keys();
        let sealed = keys.seal(&System, "form", b"typed").unwrap();
        assert_eq!(keys.open("form", &sealed).as_deref(), Some(b"typed".as_slice()));
        assert_eq!(keys.open("other", &sealed), None);
        let mut altered = sealed.into_bytes();
        altered[30] ^= 1;
        assert_eq!(keys.open("form", &String::from_utf8(altered).unwrap()), None);
    }

    #[test]
    fn secrets_print_as_nothing() {
        assert_eq!(format!("{:?}", Secret::new([42; 32])), "Secret(…)");
    }
}
