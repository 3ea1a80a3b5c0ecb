use leptos::prelude::*;

/// The initials of a name in a disc. Decorative: the name always stands beside it.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: String,
    /// For headings.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <span class=if large { "avatar large" } else { "avatar" } aria-hidden="true">
            {initials(&name)}
        </span>
    }
    .into_any()
}

/// First letters of the first and the last word; one letter for a single name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_come_from_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Zoé Tremblay-Côté", "ZT"),
            ("Anna Maria de Souza", "AS"),
            ("Cher", "C"),
            ("élodie", "É"),
            ("  (Bob)  Stone ", "BS"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name:?}");
        }
    }
}
