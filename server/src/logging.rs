//! The log: one line per event, whatever is in it.
//!
//! Texts from outside may hold line ends that forge a second entry, escape sequences that a terminal obeys, or marks that turn
//! the reading direction (AC-91). All of them are written as numbers: `\u{202e}` in the text format, `\u202e` in JSON, where
//! nothing else could be read. Colours are never used. What must not be in the log at all (secrets, form bodies, addresses of
//! links) is kept out where it is logged: see [`masked`].

use crate::config::{Log, LogFormat};
use domain::unseen::is_unseen;
use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
    panic,
};
use tracing_subscriber::{EnvFilter, fmt, fmt::MakeWriter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// Starts logging to standard error. Once per process; a second call changes nothing.
pub fn start(log: &Log) {
    // With its feature `tracing` lettre would write whole letters, links included (AC-28). It is built without; this stays in
    // case that changes.
    let filter = EnvFilter::new(format!("{},lettre=off", log.filter));
    let layer = fmt::layer().with_ansi(false).with_writer(OneLine { format: log.format, to: io::stderr });
    let started = match log.format {
        LogFormat::Text => tracing_subscriber::registry().with(filter).with(layer).try_init(),
        LogFormat::Json => tracing_subscriber::registry().with(filter).with(layer.json().flatten_event(true)).try_init(),
    };
    if started.is_ok() {
        panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "panicked");
        }));
    }
}

/// A path as the log may know it: the last part of a mailed link is its secret.
pub fn masked(path: &str) -> Cow<'_, str> {
    let secret =
        ["/activate/", "/reset/", "/setup/", "/card/"].into_iter().find_map(|start| Some((start, path.strip_prefix(start)?)));
    match secret {
        Some((_, "choose")) | None => Cow::Borrowed(path),
        Some((start, _)) => Cow::Owned(format!("{start}…")),
    }
}

/// Writes each event as exactly one line.
struct OneLine<M> {
    format: LogFormat,
    to: M,
}

impl<'a, M: MakeWriter<'a>> MakeWriter<'a> for OneLine<M> {
    type Writer = OneLineWriter<M::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        OneLineWriter { format: self.format, to: self.to.make_writer() }
    }
}

/// One event's writer. The formatter hands over each event whole, with a line end.
struct OneLineWriter<W> {
    format: LogFormat,
    to: W,
}

impl<W: Write> Write for OneLineWriter<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        self.to.write_all(one_line(self.format, &String::from_utf8_lossy(event)).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn one_line(format: LogFormat, event: &str) -> String {
    let mut line = String::with_capacity(event.len() + 1);
    for character in event.trim_end_matches('\n').chars() {
        match format {
            _ if !is_unseen(character) => line.push(character),
            LogFormat::Text => {
                let _ = write!(line, "\\u{{{:x}}}", u32::from(character));
            }
            LogFormat::Json => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(line, "\\u{unit:04x}");
                }
            }
        }
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(is_json: bool, text: &str) -> String {
        let kept = Kept::default();
        let writer = kept.clone();
        let format = if is_json { LogFormat::Json } else { LogFormat::Text };
        let layer = fmt::layer().with_ansi(false).with_writer(OneLine { format, to: move || writer.clone() });
        let log = |text: &str| tracing::info!(agent = %text, name = ?text, "signed in: {text}");
        let registry = tracing_subscriber::registry();
        if is_json {
            tracing::subscriber::with_default(registry.with(layer.json().flatten_event(true)), || log(text));
        } else {
            tracing::subscriber::with_default(registry.with(layer), || log(text));
        }
        let bytes = kept.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn ac_91_an_event_is_one_line_whatever_is_in_it() {
        let corpus = [
            "plain",
            "two\nlines",
            "two\r\n2026-01-01T00:00:00Z  INFO forged: signed in",
            "\u{1b}[2J\u{1b}[31mred",
            "\u{202e}gnp.exe",
            "a\u{2028}b\u{85}c\u{0}d\u{7f}",
            "{\"level\":\"INFO\"}\n{\"forged\":true}",
            "\"}\n{\"forged\":true}",
            "c1 \u{9b}2J, marks \u{200e}\u{200f}\u{2066}\u{2069}\u{61c}, nothing \u{200b}\u{2060}\u{feff}\u{ad}, tags \u{e0041}",
        ];
        // Written out, and not asked of what decides it.
        let ends_or_hides = "\n\r\u{b}\u{c}\u{0}\u{7}\u{8}\u{1b}\u{7f}\u{85}\u{9b}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                             \u{2066}\u{2067}\u{2068}\u{2069}\u{200b}\u{200e}\u{200f}\u{61c}\u{2060}\u{feff}\u{ad}\u{e0041}";
        for is_json in [false, true] {
            for text in corpus {
                let line = logged(is_json, text);
                let event = line.strip_suffix('\n').unwrap();
                assert!(!event.contains(|c| ends_or_hides.contains(c)), "{line:?}");
                if is_json {
                    let read: serde_json::Value = serde_json::from_str(event).unwrap_or_else(|cause| panic!("{cause}: {line}"));
                    assert_eq!((&read["agent"], &read["level"]), (&text.into(), &"INFO".into()), "{line}");
                    assert_eq!(
                        (read["message"].as_str(), read.get("forged")),
                        (Some(format!("signed in: {text}").as_str()), None)
                    );
                } else {
                    assert!(event.contains("INFO server::logging::tests: signed in: "), "{line}");
                }
            }
        }
    }

    #[test]
    fn ac_28_a_mailed_links_secret_is_not_in_its_path() {
        assert_eq!(masked("/activate/3q2-7w"), "/activate/…");
        assert_eq!(masked("/reset/3q2/x"), "/reset/…");
        assert_eq!(masked("/activate/choose"), "/activate/choose");
        assert_eq!(masked("/staff"), "/staff");
    }
}
