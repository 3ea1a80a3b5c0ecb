//! Turns the folders beside this file into `Locale`, `Words` and the long texts, or refuses the build with the reasons.
//!
//! Everything happens in `build/`; the same modules are tested by `tests/checks.rs`.

use std::{env, fs, io, path::Path, process::ExitCode};

#[path = "build/mod.rs"]
mod build;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=.");
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR")) else {
        println!("cargo::error=this build script is to be run by cargo");
        return ExitCode::FAILURE;
    };
    let server = env::var_os("CARGO_FEATURE_SSR").is_some();
    match build::languages(Path::new(&root)) {
        Ok(languages) => match write(Path::new(&out), build::generate::files(&languages, server)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(cause) => {
                println!("cargo::error=what was generated from the languages cannot be written: {cause}");
                ExitCode::FAILURE
            }
        },
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write(out: &Path, files: Vec<(String, String)>) -> io::Result<()> {
    files.into_iter().try_for_each(|(name, content)| fs::write(out.join(name), content))
}
