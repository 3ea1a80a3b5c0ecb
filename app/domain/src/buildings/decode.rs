//! A file's bytes as text, whatever wrote it. Shared with the browser, which reads the files that people choose.

/// UTF-8, with or without its mark; UTF-16 with it, as spreadsheets write "Unicode text"; else Windows-1252, as they write everything else.
pub fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().copied().map(windows_1252).collect(), str::to_owned)
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The five places that Windows-1252 leaves open stand for themselves, as in browsers (WHATWG Encoding).
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whatever_wrote_it() {
        let text = "Résidence « Cœur » – l’été;€\r\n";
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&[b"\xff\xfe", little.as_slice()].concat()), text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&[b"\xfe\xff", big.as_slice()].concat()), text);
        assert_eq!(decoded(b"R\xe9sidence \xab C\x9cur \xbb \x96 l\x92\xe9t\xe9;\x80\r\n"), text);
        assert_eq!(decoded(b""), "");
    }

    #[test]
    fn nothing_that_a_file_can_hold_is_too_much() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let read = decoded(&[first, second, b'x', b'y']);
                assert!(read.ends_with('y') || read.chars().count() == 1, "{first} {second}: {read:?}");
            }
        }
    }
}
