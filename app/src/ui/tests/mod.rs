//! What holds for every component, asked of everything the gallery shows.

mod contrast;

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;

use super::{
    gallery::{Gallery, SCENES},
    *,
};

const STYLES: [&str; 12] = [
    include_str!("../../../../style/reset.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/layout.css"),
    include_str!("../../../../style/utilities.css"),
    include_str!("../../../../style/components/buttons.css"),
    include_str!("../../../../style/components/forms.css"),
    include_str!("../../../../style/components/lists.css"),
    include_str!("../../../../style/components/showing.css"),
    include_str!("../../../../style/components/feedback.css"),
    include_str!("../../../../style/components/overlays.css"),
    include_str!("../../../../style/components/pages.css"),
    include_str!("../../../../style/components/gallery.css"),
];

#[test]
fn nothing_carries_a_style_attribute() {
    for (scene, html) in scenes() {
        assert!(!html.contains(" style="), "{scene}: the content security policy would drop it");
    }
}

#[test]
fn every_class_that_is_written_has_a_look() {
    let known: BTreeSet<&str> = STYLES.iter().flat_map(|css| classes_of_css(css)).collect();
    // A step that is done looks like its tone and nothing else.
    let bare = ["done"];
    for (scene, html) in scenes() {
        for class in values(&html, "class").iter().flat_map(|value| value.split_whitespace()) {
            assert!(known.contains(class) || bare.contains(&class), "{scene}: no style names .{class}");
        }
    }
}

#[test]
fn ids_are_unique_and_what_refers_to_one_finds_it() {
    for (scene, html) in scenes() {
        let mut ids = HashMap::<String, usize>::new();
        for id in values(&html, "id") {
            *ids.entry(id).or_default() += 1;
        }
        for (id, count) in &ids {
            assert_eq!(*count, 1, "{scene}: #{id}");
        }
        for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget"] {
            for id in values(&html, attribute).iter().flat_map(|value| value.split_whitespace()) {
                assert!(ids.contains_key(id), "{scene}: {attribute} names #{id}, which isn't there");
            }
        }
    }
}

#[test]
fn a_field_ties_label_hint_and_fault_to_its_control() {
    let html = draw(
        || view! { <EmailField entry=Entry { id: "email".to_owned(), ..Entry::new("form[email]").wrong("Not complete") } label="E-mail" hint="Where to" required=true/> },
    );
    assert!(html.contains(r#"<label for="email">"#), "{html}");
    assert!(html.contains(r#"name="form[email]""#), "{html}");
    assert!(html.contains(r#"aria-describedby="email-error email-hint""#), "what is wrong is read first: {html}");
    assert!(html.contains(r#"aria-invalid="true""#) && html.contains(r#"aria-required="true""#), "{html}");
    assert!(!html.contains(" required"), "the browser's own bubble would speak another language: {html}");
}

#[test]
fn a_field_without_fault_says_nothing_of_one() {
    let html = draw(|| view! { <TextField entry="name" label="Name"/> });
    assert!(!html.contains("aria-invalid") && !html.contains("aria-describedby") && !html.contains(" value="), "{html}");
}

#[test]
fn a_typed_value_is_escaped() {
    let html = draw(|| view! { <TextField entry=Entry::new("name").holding("\"><script>") label="Name"/> });
    assert!(html.contains("value=\"&quot;") && html.matches("<input").count() == 1, "{html}");
}

#[test]
fn a_secret_is_never_written_into_the_page() {
    let html = draw(
        || view! { <PasswordField entry="p" label="Password" autocomplete="new-password" show="Show" hide="Hide" bind=RwSignal::new("tambour".to_owned())/> },
    );
    assert!(!html.contains("tambour"), "{html}");
}

#[test]
fn what_needs_a_script_is_hidden_until_there_is_one() {
    let html = draw(|| {
        view! {
            <PasswordField entry="p" label="Password" autocomplete="new-password" show="Show" hide="Hide"/>
            <CopyButton value="x" label="Copy" done="Copied"/>
        }
    });
    assert_eq!(html.matches(" hidden").count(), 2, "{html}");
}

#[test]
fn a_busy_button_keeps_the_focus() {
    let html = draw(|| view! { <Button busy=true>"Send"</Button> });
    assert!(
        html.contains(r#"aria-busy="true""#) && html.contains(r#"aria-disabled="true""#) && !html.contains(" disabled"),
        "{html}"
    );
}

#[test]
fn a_button_submits_unless_it_is_given_something_else_to_do() {
    assert!(draw(|| view! { <Button>"Send"</Button> }).contains(r#"type="submit""#));
    assert!(draw(|| view! { <Button on_press=|()| ()>"Open"</Button> }).contains(r#"type="button""#));
}

#[test]
fn an_error_summary_is_silent_while_there_is_nothing_to_say() {
    let html = draw(|| view! { <ErrorSummary title="Two things" items=Vec::new()/> });
    assert!(!html.contains("Two things"), "{html}");
}

fn draw<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_any().to_html())
}

/// Everything the gallery shows, in both languages.
fn scenes() -> Vec<(&'static str, String)> {
    let all = || SCENES.into_iter().chain(["all"]);
    [false, true]
        .into_iter()
        .flat_map(|french| all().map(move |scene| (scene, draw(|| view! { <Gallery scene french/> }))))
        .collect()
}

/// The values of an attribute. The gallery's texts hold no such thing.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let before = format!(" {attribute}=\"");
    html.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn classes_of_css(css: &str) -> impl Iterator<Item = &str> {
    css.split('.').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase()))
    })
}
