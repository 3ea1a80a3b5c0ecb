## The help pages. The articles themselves are Markdown, in `help/`.

help-lead = Short answers to what people ask most.
help-search = Search the help
help-search-empty = Type a word to search.
help-search-clear = Show all articles
# $count (Number) articles
help-found = { $count ->
    [0] No article about “{ $search }”
    [one] One article about “{ $search }”
   *[other] { $count } articles about “{ $search }”
}
help-nothing-text = Try another word, or look through all articles.
help-articles = Articles
help-updated = Updated on { $date }
help-unknown = There is no such article
help-unknown-text = The address may be incomplete, or the article isn’t meant for your account.
help-all = All articles
