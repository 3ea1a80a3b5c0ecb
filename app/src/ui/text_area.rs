use leptos::{html::Textarea, prelude::*};

use super::field::{Entry, Frame};

/// Several lines of text. Grows with what is typed where browsers can.
#[component]
pub fn TextArea(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be filled in. Told to readers only.
    #[prop(optional)]
    required: bool,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// How many lines it shows at first.
    #[prop(default = 4)]
    rows: u16,
    /// Follows what is typed.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let frame = Frame { id, label, hint, error, marker };
    let ids = frame.ids();
    let value = if value.is_empty() { bind.map_or(value, |signal| signal.get_untracked()) } else { value };
    let node = NodeRef::<Textarea>::new();
    if let Some(bind) = bind {
        Effect::new(move |met: Option<bool>| {
            let wanted = bind.get();
            let Some(area) = node.get() else { return false };
            if area.value() != wanted {
                if met == Some(true) {
                    area.set_value(&wanted);
                } else {
                    bind.set(area.value());
                }
            }
            true
        });
    }
    let control = view! {
        <textarea
            node_ref=node
            id=ids.control
            class="input"
            name=name
            rows=rows
            aria-required=required.then_some("true")
            aria-describedby=ids.describedby
            aria-invalid=ids.invalid
            on:input=move |ev| {
                if let Some(bind) = bind {
                    bind.set(event_target_value(&ev));
                }
            }
        >
            {content(value)}
        </textarea>
    };
    frame.around(control.into_any())
}

/// Leptos 0.8 neither escapes what a textarea holds when the server writes it, nor touches it when hydrating: a typed
/// `</textarea><script>` would be markup. So the server's text is escaped here, and only the server's: a browser that draws
/// the field anew sets text, which needs none. To be deleted with Leptos 0.9.
fn content(value: String) -> String {
    if cfg!(feature = "ssr") { value.replace('&', "&amp;").replace('<', "&lt;") } else { value }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_textarea_holds_never_becomes_markup() {
        let html = Owner::new().with(|| {
            view! { <TextArea entry=Entry::new("note").holding("</textarea><script>alert(1)</script> & &lt;") label="Note"/> }
                .to_html()
        });
        assert!(html.contains("&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; &amp;lt;"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }
}
