//! What is printed, and written beside it for programs.

use crate::{failure::Failure, machine::Machine};
use serde_json::{Map, Value, json};
use std::{fs, io::Write as _, path::Path};

/// The table, as it grows.
pub struct Report {
    machine: Machine,
    accounts: usize,
    rows: Vec<Row>,
}

struct Row {
    figure: String,
    measured: String,
    beside: String,
    gate: Option<(String, bool)>,
    numbers: Map<String, Value>,
}

impl Report {
    /// Empty.
    pub fn new(machine: Machine, accounts: usize) -> Self {
        Self { machine, accounts, rows: Vec::new() }
    }

    /// A figure without a gate. `beside`: what the machine can do at all, or how it was measured.
    pub fn note(&mut self, figure: &str, measured: &str, beside: &str, numbers: &[(&str, f64)]) {
        self.row(figure, measured, beside, None, numbers);
    }

    /// A figure that has to be held.
    pub fn gate(&mut self, figure: &str, measured: &str, beside: &str, gate: (String, bool), numbers: &[(&str, f64)]) {
        self.row(figure, measured, beside, Some(gate), numbers);
    }

    fn row(&mut self, figure: &str, measured: &str, beside: &str, gate: Option<(String, bool)>, numbers: &[(&str, f64)]) {
        self.rows.push(Row {
            figure: figure.to_owned(),
            measured: measured.to_owned(),
            beside: beside.to_owned(),
            gate,
            numbers: numbers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect(),
        });
    }

    /// Are all gates held?
    pub fn all_held(&self) -> bool {
        self.rows.iter().all(|row| row.gate.as_ref().is_none_or(|(_, held)| *held))
    }

    /// The table, in Markdown, with columns that line up.
    pub fn print(&self) {
        let mut lines = vec![["Figure", "Measured", "Beside it", "Gate"].map(str::to_owned)];
        lines.extend(self.rows.iter().map(|row| {
            let gate = row.gate.as_ref().map(|(gate, held)| format!("{gate}: {}", if *held { "held" } else { "**NOT held**" }));
            [row.figure.clone(), row.measured.clone(), row.beside.clone(), gate.unwrap_or_default()]
        }));
        let widths: [usize; 4] =
            std::array::from_fn(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default());
        say(&format!("\n{} · {} accounts on SQLite\n", self.machine.sentence(), self.accounts));
        for (number, line) in lines.iter().enumerate() {
            let cells: Vec<String> = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            say(&format!("| {} |", cells.join(" | ")));
            if number == 0 {
                say(&format!("|{}|", widths.map(|width| "-".repeat(width + 2)).join("|")));
            }
        }
        let gates = self.rows.iter().filter_map(|row| row.gate.as_ref());
        let held = gates.clone().filter(|(_, held)| *held).count();
        say(&format!("\n{held} of {} gates held", gates.count()));
    }

    /// The same for programs.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let Machine { cores, processor, load, compiler, revision } = &self.machine;
        let rows: Vec<Value> = self.rows.iter().map(Row::json).collect();
        let machine = json!({
            "cores": cores, "processor": processor, "load": load, "quiet": self.machine.is_quiet(),
            "compiler": compiler, "revision": revision,
        });
        let whole = json!({ "machine": machine, "accounts": self.accounts, "held": self.all_held(), "figures": rows });
        fs::write(path, format!("{whole:#}\n"))?;
        say(&format!("The same for programs: {}", path.display()));
        Ok(())
    }
}

impl Row {
    fn json(&self) -> Value {
        let gate = self.gate.as_ref().map(|(gate, held)| json!({ "is": gate, "held": held }));
        json!({ "figure": self.figure, "measured": self.measured, "beside": self.beside, "gate": gate, "numbers": self.numbers })
    }
}

/// Bytes, in MiB.
pub fn mib(bytes: u64) -> String {
    format!("{} MiB", bytes / (1 << 20))
}

/// Says a line.
pub fn say(line: &str) {
    // Whoever has closed the pipe wants to hear no more.
    let _ = writeln!(std::io::stdout(), "{line}");
}
