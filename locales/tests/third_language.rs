//! A third language is one new folder and nothing else: proved on a copy of this crate, built alone.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use locales::Locale;

/// Two programs at once (or two runs of this test) would overwrite each other's copy; whoever holds this file is alone.
struct Copy {
    root: PathBuf,
    _alone: fs::File,
}

impl Copy {
    /// A fresh copy of the crate beside a program that lists its languages. Its build products stay from run to run.
    fn new() -> Self {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("third-language");
        fs::create_dir_all(&place).unwrap();
        let alone = fs::File::create(place.join("lock")).unwrap();
        alone.lock().unwrap();

        let root = place.join("tree");
        let _ = fs::remove_dir_all(&root);
        let (here, locales) = (Path::new(env!("CARGO_MANIFEST_DIR")), root.join("locales"));
        for file in ["Cargo.toml", "build.rs"] {
            copy(&here.join(file), &locales.join(file));
        }
        for folder in fs::read_dir(here).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
            copy(&folder, &locales.join(folder.file_name().unwrap()));
        }
        let house = here.parent().unwrap();
        copy(&house.join("Cargo.lock"), &root.join("Cargo.lock"));
        write(&root.join("Cargo.toml"), &alone_in_the_house(&fs::read_to_string(house.join("Cargo.toml")).unwrap()));
        write(
            &root.join("list/Cargo.toml"),
            "[package]\nname = \"list\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nlocales = { workspace = true, features = [\"ssr\"] }\n",
        );
        write(
            &root.join("list/src/main.rs"),
            "use locales::{Locale, Moment, Words};\n\
             fn main() {\n    \
                 for locale in Locale::ALL {\n        \
                     let day = Words::new(*locale).date(Moment { unix_ms: 0, offset_minutes: 0 });\n        \
                     println!(\"{locale:?} {locale} {} {day}\", locale.endonym());\n    \
                 }\n\
             }\n",
        );
        Self { root, _alone: alone }
    }

    fn list(&self) -> Output {
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline", "--package", "list", "--target-dir"])
            .arg(self.root.with_file_name("target"))
            .current_dir(&self.root)
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .unwrap()
    }
}

/// The same versions and lints, but no other crates of the house.
fn alone_in_the_house(manifest: &str) -> String {
    let lines =
        manifest.lines().map(|line| if line.starts_with("members = ") { "members = [\"locales\", \"list\"]" } else { line });
    lines.filter(|line| !line.starts_with("default-members")).flat_map(|line| [line, "\n"]).collect()
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

#[test]
fn a_third_language_is_one_new_folder() {
    let house = Copy::new();
    copy(&house.root.join("locales/fr"), &house.root.join("locales/xx"));
    let common = house.root.join("locales/xx/common.ftl");
    write(&common, &fs::read_to_string(&common).unwrap().replace("locale-name = Français", "locale-name = Iksique"));

    let listed = house.list();
    let (out, err) = (String::from_utf8_lossy(&listed.stdout), String::from_utf8_lossy(&listed.stderr));
    assert!(listed.status.success(), "{err}");
    let last = out.lines().last();
    assert_eq!(last, Some("Xx xx Iksique 1er janvier 1970"), "{out}{err}");
    assert_eq!(out.lines().count(), Locale::ALL.len() + 1, "{out}");
}

#[test]
fn a_key_removed_from_one_language_fails_the_build_by_its_name() {
    let house = Copy::new();
    let common = house.root.join("locales/fr/common.ftl");
    let without = fs::read_to_string(&common)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with("common-cancel "))
        .collect::<Vec<_>>()
        .join("\n");
    write(&common, &without);

    let refused = house.list();
    let err = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success());
    assert!(err.contains("locales/fr/common.ftl: common-cancel: is missing; en/common.ftl has it"), "{err}");
}
