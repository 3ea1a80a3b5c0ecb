//! Where the figures come from: without the machine and its mood they say nothing.

use std::{env, fs, process::Command};

/// Above this much other work before the start the figures are those of a busy machine.
const QUIET: f64 = 0.5;

/// The machine and what was built on it.
pub struct Machine {
    /// How many cores.
    pub cores: usize,
    /// What kind.
    pub processor: String,
    /// Processes that wanted a core in the past minute, before the start.
    pub load: f64,
    /// The compiler.
    pub compiler: String,
    /// The source's state.
    pub revision: String,
}

impl Machine {
    /// Looks around.
    pub fn look() -> Self {
        let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpuinfo.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split(": ").nth(1));
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let is_changed = !said("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty();
        Self {
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            processor: model.unwrap_or("unknown processor").to_owned(),
            // The recipe notes the load before it builds: what building leaves behind isn't other work.
            load: env::var("TROUSSEAU_BENCH_LOAD")
                .unwrap_or(load)
                .split(' ')
                .next()
                .and_then(|load| load.parse().ok())
                .unwrap_or(0.0),
            compiler: said("rustc", &["--version"]),
            revision: said("git", &["rev-parse", "--short", "HEAD"]) + if is_changed { " with changes" } else { "" },
        }
    }

    /// Was there little else to do?
    pub fn is_quiet(&self) -> bool {
        self.load <= QUIET
    }

    /// In one line, and another if it has been busy.
    pub fn sentence(&self) -> String {
        let Self { cores, processor, load, compiler, revision } = self;
        let warning = "\nWarning: the machine has other work to do. The figures below are those of a busy machine.";
        let warning = if self.is_quiet() { "" } else { warning };
        format!("{cores} cores ({processor}) · load {load:.2} before the start · {compiler} · source {revision}{warning}")
    }
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
