//! What proves that a letter is ours when it comes back (AC-17).
//!
//! Bounces are ordinary mail: anybody can write one. So each letter carries its id together with a keyed hash of it, twice: in the address
//! that bounces go to (`staff+PROOF@example.org`) and in its `Message-ID`, the same on each try. Whoever never had the letter can't make one
//! up. The first comes back in every bounce; the second stands in for it where a relay takes no sender but the configured one, or the
//! sender's part before the `@` has no room.
//!
//! Base32 (RFC 4648 §6) in lower case, because mail systems change the case of addresses.

use crate::{Ctx, ids::LetterId, keys::Keys};
use lettre::Address;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Bytes of an id and its hash.
const BYTES: usize = 16 + 10;

/// Characters that hold them.
const CHARACTERS: usize = (BYTES * 8).div_ceil(5);

/// Longest part before the `@`, in octets (RFC 5321 §4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// A bounce holds one proof, twice or three times; so many different ones are looked at.
const MOST: usize = 8;

/// The letter's `Message-ID`, without its brackets.
pub(crate) fn message_id(ctx: &Ctx, letter: LetterId) -> String {
    format!("{}@{}", of(ctx.keys(), letter), ctx.links().host())
}

/// Where bounces of this letter go: the sending address with the proof as a tag, if there is room for it.
pub(crate) fn return_path(ctx: &Ctx, from: &Address, letter: LetterId) -> Address {
    let local = format!("{}+{}", from.user(), of(ctx.keys(), letter));
    let tagged = (local.len() <= MAX_LOCAL).then(|| Address::new(local, from.domain()).ok());
    tagged.flatten().unwrap_or_else(|| from.clone())
}

/// The proof.
pub(super) fn of(keys: &Keys, letter: LetterId) -> String {
    let bytes = [letter.0.as_bytes().as_slice(), &keys.letter(letter.0)].concat();
    let mut text = String::with_capacity(CHARACTERS);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        (bits, held) = (bits << 8 | u32::from(byte), held + 8);
        while held >= 5 {
            held -= 5;
            text.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
        }
    }
    text.push(char::from(ALPHABET[(bits << (5 - held) & 31) as usize]));
    text
}

/// The letters of ours that are proved anywhere in there.
pub(super) fn found(keys: &Keys, text: &[u8], letters: &mut Vec<LetterId>) {
    for word in text.split(|byte| !byte.is_ascii_alphanumeric()) {
        if letters.len() < MOST
            && let Some(letter) = proved(keys, word)
            && !letters.contains(&letter)
        {
            letters.push(letter);
        }
    }
}

fn proved(keys: &Keys, word: &[u8]) -> Option<LetterId> {
    let bytes = decoded(word)?;
    let letter = LetterId(Uuid::from_slice(&bytes[..16]).ok()?);
    bool::from(keys.letter(letter.0).ct_eq(&bytes[16..])).then_some(letter)
}

fn decoded(word: &[u8]) -> Option<[u8; BYTES]> {
    if word.len() != CHARACTERS {
        return None;
    }
    let (mut bytes, mut filled) = ([0; BYTES], 0);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for character in word {
        let digit = ALPHABET.iter().position(|known| *known == character.to_ascii_lowercase())?;
        (bits, held) = (bits << 5 | u32::try_from(digit).ok()?, held + 5);
        if held >= 8 {
            held -= 8;
            *bytes.get_mut(filled)? = u8::try_from(bits >> held & 255).ok()?;
            filled += 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Secret;

    fn all(keys: &Keys, text: &str) -> Vec<LetterId> {
        let mut letters = Vec::new();
        found(keys, text.as_bytes(), &mut letters);
        letters
    }

    #[test]
    fn ac_17_a_letter_is_proved_by_its_own_proof_alone_in_whatever_case() {
        let (keys, others) = (Keys::derive(&Secret::new([7; 32])), Keys::derive(&Secret::new([8; 32])));
        for number in [0, 1, u128::MAX, 0x0193_a5c1_7b1e_7c3f_9a58_2f6d_8f1e_0b42] {
            let letter = LetterId(Uuid::from_u128(number));
            let proof = of(&keys, letter);
            assert_eq!(proof.len(), CHARACTERS);
            assert_eq!(all(&keys, &format!("To: <staff+{proof}@example.org>")), [letter]);
            assert_eq!(all(&keys, &format!("<{}@KEYS.example.org> {proof}", proof.to_uppercase())), [letter]);
            assert_eq!(all(&others, &proof), []);
            for forged in [&proof[1..], &format!("{proof}a"), &of(&others, letter), &letter.to_string()] {
                assert_eq!(all(&keys, forged), [], "{forged}");
            }
            let mut altered = proof.into_bytes();
            altered[3] = if altered[3] == b'a' { b'b' } else { b'a' };
            assert_eq!(all(&keys, &String::from_utf8(altered).unwrap()), []);
        }
    }
}
