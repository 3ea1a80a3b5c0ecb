//! A list out of a file: read in the browser and put where one would have pasted it, so that the server is sent the same either way.

use crate::{site::words, ui::hydrated};
use domain::buildings::{
    decoded,
    model::{LARGEST_LIST, LARGEST_LIST_KB},
};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast as _,
    web_sys::{Event, File, HtmlInputElement, js_sys::Uint8Array},
};
use wasm_bindgen_futures::JsFuture;

/// The control's id.
const ID: &str = "file";

/// Chooses a file, where there is a script to read it.
#[component]
pub fn Upload(
    /// Where its text goes.
    text: RwSignal<String>,
) -> impl IntoView {
    let (words, awake) = (words(), hydrated());
    let fault = RwSignal::new(None::<String>);
    let choose = move |ev: Event| {
        let input = ev.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        // What is too large for a file is too large for a list in any encoding but UTF-16, which has two bytes for one.
        #[expect(clippy::cast_precision_loss, reason = "sizes of files come as such numbers")]
        let is_too_large = file.size() > (2 * LARGEST_LIST) as f64;
        fault.set(is_too_large.then(|| words.buildings_import_too_large(LARGEST_LIST_KB.into())));
        if !is_too_large {
            spawn_local(async move {
                if let Some(read) = read(&file).await {
                    text.try_set(read);
                }
            });
        }
    };
    view! {
        <div class="field" hidden=move || !awake.get()>
            <label for=ID>{words.buildings_import_file()}</label>
            <input
                id=ID
                class="input"
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/plain"
                aria-describedby="file-error"
                on:change=choose
            />
            <p id="file-error" class="fault" role="alert">{fault}</p>
        </div>
    }
}

async fn read(file: &File) -> Option<String> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(decoded(&Uint8Array::new(&buffer).to_vec()))
}
