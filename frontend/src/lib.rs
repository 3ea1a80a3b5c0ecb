//! Wakes the page that the server drew.

use app::pieces::Piece;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

/// Called by the page's own script once the program and the words of the page's language are there. It answers when the page is awake, or
/// that it can't be woken.
#[wasm_bindgen]
pub async fn hydrate(words: String) -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    app::words::install(words);
    if let Some(piece) = Piece::of(&window().location().pathname().unwrap_or_default()) {
        piece.fetch().await?;
    }
    leptos::mount::hydrate_body(app::App);
    Ok(())
}
