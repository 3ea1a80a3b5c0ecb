//! The files that the build made: script, WebAssembly, stylesheet, icons.
//!
//! In a release their names carry a hash of their content, listed in `hash.txt` beside the program; those may be kept by browsers for ever.
//! Without it (development) the same names come with new content, so browsers have to ask each time. The list is read once, at the start,
//! and so is the list of the program's pieces. Released pieces have to carry a hash: one of another build than the program that asks for it
//! must not be found.

use crate::{
    security::refusal::{Asker, refuse},
    state::AppState,
    words,
};
use app::AssetNames;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use domain::AppError;
use leptos::config::{Env, LeptosOptions};
use std::{
    collections::HashMap,
    env, fs,
    path::{Path, PathBuf},
};
use tower_http::services::{ServeDir, ServeFile};

/// The name that cargo-leptos gives to everything it makes.
const OUTPUT: &str = "trousseau";
/// What the names of the files begin with that belong to pieces of the program.
const PIECES: &str = "__wasm_split";

/// Where the files are, and how they are called.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
    is_hashed: bool,
    /// Addresses of the files that every page asks for.
    pub names: AssetNames,
}

impl Files {
    /// Finds the files: where cargo-leptos says (`LEPTOS_SITE_ROOT`), else beside the program, else where a build from source puts them.
    pub fn find() -> Self {
        let told = env::var_os("LEPTOS_SITE_ROOT").map(PathBuf::from);
        let program = env::current_exe().ok();
        let folder = program.as_deref().and_then(Path::parent);
        let beside = folder.map(|folder| [folder.join("site"), folder.join("../site")]);
        let candidates = told.into_iter().chain(beside.into_iter().flatten());
        let root = candidates.into_iter().find(|root| root.join("pkg").is_dir()).unwrap_or_else(|| "target/site".into());
        Self::new(root, folder.map(|folder| folder.join("hash.txt")).as_deref())
    }

    /// The files below `root`, with the hashes listed in this file, if it is there.
    pub fn new(root: PathBuf, hashes: Option<&Path>) -> Self {
        let hashes = hashes.and_then(|path| fs::read_to_string(path).ok()).map(|list| listed(&list)).unwrap_or_default();
        let name = |kind: &str| match hashes.get(kind) {
            Some(hash) => format!("{OUTPUT}.{hash}.{kind}"),
            None => format!("{OUTPUT}.{kind}"),
        };
        // A list left over from an earlier build must not lead to files that aren't there.
        let is_hashed = hashes.len() >= 3 && ["js", "wasm", "css"].iter().all(|kind| root.join("pkg").join(name(kind)).is_file());
        let address = |kind: &str| if is_hashed { format!("/pkg/{}", name(kind)) } else { format!("/pkg/{OUTPUT}.{kind}") };
        let (pieces, pieces_js) = match (is_hashed, hashes.get("manifest"), hashes.get("split")) {
            (true, Some(manifest), Some(split)) => (format!("{PIECES}_manifest.{manifest}.json"), format!("{PIECES}.{split}.js")),
            _ => (format!("{PIECES}_manifest.json"), format!("{PIECES}.{}.js", "_".repeat(22))),
        };
        let pieces_js = root.join("pkg").join(&pieces_js).is_file().then(|| format!("/pkg/{pieces_js}"));
        let pieces = in_pieces(&root.join("pkg").join(pieces));
        let names = AssetNames {
            js: address("js"),
            pieces_js,
            wasm: address("wasm"),
            words: words::addresses(),
            pieces,
            css: address("css"),
        };
        Self { root, is_hashed, names }
    }

    /// What Leptos wants to know. The page writes its own script tags, so little of it matters.
    pub fn leptos_options(&self) -> LeptosOptions {
        let environment = if self.is_hashed { Env::PROD } else { Env::DEV };
        LeptosOptions::builder().output_name(OUTPUT).site_root(self.root.to_string_lossy()).env(environment).build()
    }
}

/// Which files each piece of the program consists of. A program in one piece has no such list.
fn in_pieces(manifest: &Path) -> HashMap<String, Vec<String>> {
    let list = fs::read(manifest).ok().and_then(|list| serde_json::from_slice::<HashMap<String, Vec<String>>>(&list).ok());
    let addresses = |names: Vec<String>| names.into_iter().map(|name| format!("/pkg/{name}.wasm")).collect();
    list.unwrap_or_default().into_iter().map(|(piece, names)| (piece, addresses(names))).collect()
}

/// `css: 3f9a…`, one a line.
fn listed(list: &str) -> HashMap<String, String> {
    let lines = list.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(kind, hash)| (kind.trim().to_owned(), hash.trim().to_owned())).collect()
}

/// The routes of the files: `/pkg/…`, and each file at the top of the site (`/favicon.svg`).
pub fn routes(state: &AppState) -> Router<AppState> {
    let files = state.files();
    let folder = ServeDir::new(files.root.join("pkg")).append_index_html_on_directories(false);
    let pkg = folder.precompressed_br().precompressed_gzip();
    let top = top_level(&files.root).into_iter().fold(Router::new(), |router, (address, path)| {
        router.route_service(&address, ServeFile::new(path).precompressed_br().precompressed_gzip())
    });
    top.nest_service("/pkg", pkg).layer(middleware::from_fn_with_state(state.clone(), finish))
}

fn top_level(root: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    files
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            // The compressed twins are found by whoever serves the files themselves.
            let is_a_twin = path.extension().is_some_and(|ending| ending == "br" || ending == "gz");
            let is_plain =
                !name.starts_with('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
            (is_plain && !is_a_twin).then(|| (format!("/{name}"), path))
        })
        .collect()
}

/// How long a browser may keep a file; and a missing one is refused like everything else.
async fn finish(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    let is_for_ever = state.files().is_hashed && request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let lasting = if is_for_ever { "public, max-age=31536000, immutable" } else { "no-cache" };
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
            response
        }
        StatusCode::NOT_FOUND => refuse(&state, asker, &AppError::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => refuse(&state, asker, &AppError::MethodNotAllowed),
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_used_only_when_the_files_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("hash.txt");
        fs::write(&list, "css: c1\njs: j1\nwasm: w1\n").unwrap();
        let site = || Files::new(folder.path().to_owned(), Some(&list));
        assert_eq!(site().names.css, "/pkg/trousseau.css");
        fs::create_dir(folder.path().join("pkg")).unwrap();
        for name in ["trousseau.c1.css", "trousseau.j1.js", "trousseau.w1.wasm"] {
            fs::write(folder.path().join("pkg").join(name), "").unwrap();
        }
        let names = site().names;
        assert_eq!(
            [names.js, names.wasm, names.css],
            ["/pkg/trousseau.j1.js", "/pkg/trousseau.w1.wasm", "/pkg/trousseau.c1.css"]
        );
    }

    #[test]
    fn pieces_of_the_program_are_found_with_and_without_hashes() {
        let folder = tempfile::tempdir().unwrap();
        let (pkg, list) = (folder.path().join("pkg"), folder.path().join("hash.txt"));
        fs::create_dir(&pkg).unwrap();
        let names = || Files::new(folder.path().to_owned(), Some(&list)).names;
        assert_eq!((names().pieces.len(), names().pieces_js), (0, None));

        fs::write(pkg.join("__wasm_split_manifest.json"), r#"{"staff": ["chunk_4", "split_staff"]}"#).unwrap();
        fs::write(pkg.join("__wasm_split.______________________.js"), "").unwrap();
        assert_eq!(names().pieces["staff"], ["/pkg/chunk_4.wasm", "/pkg/split_staff.wasm"]);
        assert_eq!(names().pieces_js.as_deref(), Some("/pkg/__wasm_split.______________________.js"));

        fs::write(&list, "css: c1\njs: j1\nwasm: w1\nmanifest: m1\nsplit: s1\n").unwrap();
        for name in ["trousseau.c1.css", "trousseau.j1.js", "trousseau.w1.wasm", "__wasm_split.s1.js"] {
            fs::write(pkg.join(name), "").unwrap();
        }
        fs::write(pkg.join("__wasm_split_manifest.m1.json"), r#"{"staff": ["split_staff.p1"]}"#).unwrap();
        assert_eq!(names().pieces["staff"], ["/pkg/split_staff.p1.wasm"]);
        assert_eq!(names().pieces_js.as_deref(), Some("/pkg/__wasm_split.s1.js"));
    }
}
