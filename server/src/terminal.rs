//! What is said to whoever typed the command. The log is for the operator's files; this is for the eyes.

use std::io::{self, Write as _};

/// One line of what was asked for. A closed pipe (`trousseau … | head`) is no fault.
pub fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// One line about what went wrong, under the program's name.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "trousseau: {line}");
}
