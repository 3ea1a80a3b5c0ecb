//! What is delivered: the program, and all that a browser could load of it. The gate is on what one page loads (PT-23), which `pt_23_…` has a
//! browser measure page by page.

use crate::{
    failure::Failure,
    program::Paths,
    report::{self, Report},
};
use std::{fs, path::PathBuf, process::Command};

/// Prints the length of its argument's file after brotli at its best.
const BROTLI: &str = "const z = require('zlib'), f = require('fs').readFileSync(process.argv[1]);\
    process.stdout.write(String(z.brotliCompressSync(f, { params: { [z.constants.BROTLI_PARAM_QUALITY]: 11 } }).length))";

/// Program and pages.
#[expect(clippy::cast_precision_loss, reason = "files are far below 2⁵² bytes")]
pub fn measure(paths: &Paths, report: &mut Report) -> Result<(), Failure> {
    report::say("· sizes");
    let binary = fs::metadata(&paths.binary)?.len() as f64 / 1e6;
    report.note(
        "Server, stripped",
        &format!("{binary:.1} MB"),
        "one file, with everything but the pages' files",
        &[("mb", binary)],
    );
    let (script, program) = (files(paths, "js")?, files(paths, "wasm")?);
    let plain: u64 = script.iter().chain(&program).filter_map(|path| fs::metadata(path).ok()).map(|file| file.len()).sum();
    let mut compressed = 0.0;
    for path in script.iter().chain(&program) {
        compressed += brotli(path)?;
    }
    let (plain, compressed) = (plain as f64 / 1e3, compressed / 1e3);
    report.note(
        "All pieces of the program, brotli 11",
        &format!("{compressed:.1} kB"),
        &format!("{plain:.0} kB plain; what a page fetches of it: pt_23_…, in the browser"),
        &[("kb", compressed), ("plain_kb", plain)],
    );
    Ok(())
}

/// The site's files of this kind.
fn files(paths: &Paths, kind: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(paths.site.join("pkg"))?.flatten().map(|entry| entry.path());
    Ok(entries.filter(|path| path.extension().is_some_and(|extension| extension == kind)).collect())
}

fn brotli(path: &PathBuf) -> Result<f64, Failure> {
    let output = Command::new("node").args(["-e", BROTLI]).arg(path).output()?;
    let length = String::from_utf8_lossy(&output.stdout).parse();
    length.map_err(|_| Failure::new(format!("node can't compress: {}", String::from_utf8_lossy(&output.stderr))))
}
