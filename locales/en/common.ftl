### Words that every page shares.

# This language's name for itself, as the language switch shows it. Plain text only.
# @dynamic
locale-name = English

## The house

# The product's name; the same in every language.
common-product = Trousseau
# Title of a browser tab: the page first, because tabs are narrow.
common-page-title = { $page } – { $organisation }
common-page-title-bare = { $page } – { common-product }
common-skip-to-content = Skip to content
common-main-navigation = Main navigation
common-open-menu = Open the menu
common-close-menu = Close the menu
common-breadcrumb = You are here
common-home = Home
common-help = Help
common-sign-in = Sign in
common-sign-out = Sign out
common-language = Language
# A language as this language calls it inside a sentence. $code is its code; $endonym, its name for itself, stands in where no name is known.
common-language-name = { $code ->
    [en] English
    [fr] French
   *[other] { $endonym }
}
common-theme = Appearance
    .light = Light
    .dark = Dark
    .system = Same as my device

## Buttons

common-cancel = Cancel
common-close = Close
common-next = Next
common-previous = Previous
common-continue = Continue
common-search = Search
common-retry = Try again
common-copy = Copy
common-copied = Copied
common-show = Show
common-hide = Hide

## Forms and lists

common-optional = Optional
common-loading = Loading…
common-pagination = Pages of the list

## Saving, and the order of a list

common-save = Save
common-order = Order
common-up = Up
common-down = Down
common-move-up = Up: { $name }
common-move-down = Down: { $name }

## Groups, of whatever kind

common-delete-question = Delete { $name }?
common-delete-group-hint = Its name stays in the history and can be used again.
common-delete-group = Delete group
