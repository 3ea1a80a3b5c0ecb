//! The palette's promise: every colour can be read on what it stands on, in both themes (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../../../style/tokens.css");

/// For text.
const READABLE: f64 = 4.5;
/// For the edges of controls and for the focus.
const VISIBLE: f64 = 3.0;

const SURFACES: [&str; 4] = ["paper", "surface", "raised", "sunken"];
const WASHES: [&str; 6] = ["brass-wash", "good-wash", "wait-wash", "warn-wash", "bad-wash", "quiet-wash"];

#[test]
fn ink_can_be_read_everywhere() {
    for ink in ["ink", "ink-soft"] {
        for ground in SURFACES.iter().chain(&WASHES).chain(&["hover"]) {
            holds(ink, ground, READABLE);
        }
    }
}

#[test]
fn the_words_of_a_state_can_be_read_on_every_surface_and_on_their_wash() {
    for tone in ["good", "wait", "warn", "bad", "brass"] {
        for ground in SURFACES {
            holds(tone, ground, READABLE);
        }
        holds(tone, &format!("{tone}-wash"), READABLE);
    }
}

#[test]
fn the_words_of_a_filled_button_can_be_read() {
    for (ink, fill) in [("brass-ink", "brass-fill"), ("bad-ink", "bad-fill")] {
        holds(ink, fill, READABLE);
        holds(ink, &format!("{fill}-hover"), READABLE);
    }
}

#[test]
fn an_example_in_an_empty_field_can_be_read() {
    holds("placeholder", "surface", READABLE);
    holds("placeholder", "sunken", READABLE);
}

#[test]
fn controls_and_the_focus_can_be_seen() {
    for ground in SURFACES {
        holds("control", ground, VISIBLE);
        holds("focus", ground, VISIBLE);
    }
    for ground in WASHES {
        holds("focus", ground, VISIBLE);
    }
}

fn holds(ink: &str, ground: &str, least: f64) {
    let palette = palette();
    for (theme, of) in [("light", 0), ("dark", 1)] {
        let luminance = |name: &str| palette.get(name).unwrap_or_else(|| panic!("no token --{name}"))[of];
        let (a, b) = (luminance(ink), luminance(ground));
        let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        assert!(ratio >= least, "--{ink} on --{ground}, {theme}: {ratio:.2}, at least {least} wanted");
    }
}

/// The relative luminance of each token, light and dark.
fn palette() -> HashMap<&'static str, [f64; 2]> {
    TOKENS
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let mut colours = value.trim().strip_prefix("light-dark(")?.split("oklch(").skip(1).map(luminance);
            Some((name, [colours.next()?, colours.next()?]))
        })
        .collect()
}

/// From the numbers of `oklch(L C H)`, by way of linear sRGB (Björn Ottosson's matrices).
fn luminance(numbers: &str) -> f64 {
    let numbers: Vec<f64> =
        numbers.split([')', '/']).next().into_iter().flat_map(str::split_whitespace).filter_map(|n| n.parse().ok()).collect();
    let [lightness, chroma, hue] = numbers[..] else { panic!("not three numbers: {numbers:?}") };
    let (green_red, blue_yellow) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let long = (lightness + 0.396_337_777_4 * green_red + 0.215_803_757_3 * blue_yellow).powi(3);
    let middle = (lightness - 0.105_561_345_8 * green_red - 0.063_854_172_8 * blue_yellow).powi(3);
    let short = (lightness - 0.089_484_177_5 * green_red - 1.291_485_548 * blue_yellow).powi(3);
    let red = 4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short;
    let green = -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short;
    let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701 * short;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}
