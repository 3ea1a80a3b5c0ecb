//! What stands after `?` in the address of a page.
//!
//! Read and written here rather than by the router, which decodes twice, and encodes differently on the server than in the browser.

use std::fmt::Write as _;

/// Names and values. What can't be decoded stands for itself.
pub fn pairs(search: &str) -> impl Iterator<Item = (String, String)> {
    search.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// The value of one parameter: the last, when it is given several times.
pub fn parameter(search: &str, wanted: &str) -> Option<String> {
    pairs(search).filter(|(name, _)| name == wanted).last().map(|(_, value)| value)
}

/// A path with parameters.
pub fn with(path: &str, parameters: &[(&'static str, String)]) -> String {
    let mut address = path.to_owned();
    for (at, (name, value)) in parameters.iter().enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        encode(value, &mut address);
    }
    address
}

/// Everything but RFC 3986's unreserved characters, as UTF-8 in percents.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

/// As forms encode (a plus is a blank). A percent that introduces nothing stands for itself.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| Some((hex(*after.first()?)?, hex(*after.get(1)?)?))).flatten();
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
        bytes.push(match (first, escaped) {
            (_, Some((high, low))) => high * 16 + low,
            (b'+', None) => b' ',
            (other, None) => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_as_it_went_whatever_it_holds() {
        for value in ["", "a b", "100 %", "%41", "a+b=c&d?e#f/g", "Zoé Tremblay-Côté", "\r\n<script>", "%", "%4", "\u{202f}!"]
        {
            let address = with("/staff", &[("q", value.to_owned()), ("x", "1".to_owned())]);
            assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
            assert_eq!(parameter(address.split_once('?').unwrap().1, "q").as_deref(), Some(value), "{address}");
        }
    }

    #[test]
    fn what_forms_send_is_read() {
        assert_eq!(parameter("q=ren%C3%A9e+roy", "q").as_deref(), Some("renée roy"));
        assert_eq!(parameter("q=%ff", "q").as_deref(), Some("\u{fffd}"));
        assert_eq!(parameter("q", "q").as_deref(), Some(""));
    }

    #[test]
    fn a_parameter_given_twice_counts_as_given_last() {
        assert_eq!(parameter("confirm=activate&confirm=resend", "confirm").as_deref(), Some("resend"));
        assert_eq!(parameter("q=x", "confirm"), None);
    }
}
