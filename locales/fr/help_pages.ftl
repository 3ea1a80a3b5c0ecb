## Les pages d’aide. Les articles eux-mêmes sont en Markdown, dans `help/`.

help-lead = Des réponses courtes aux questions les plus fréquentes.
help-search = Chercher dans l’aide
help-search-empty = Tapez un mot à chercher.
help-search-clear = Afficher tous les articles
# $count (Number) articles
help-found = { $count ->
    [0] Aucun article sur « { $search } »
    [one] Un article sur « { $search } »
   *[other] { $count } articles sur « { $search } »
}
help-nothing-text = Essayez un autre mot, ou parcourez tous les articles.
help-articles = Articles
help-updated = Mis à jour le { $date }
help-unknown = Cet article n’existe pas
help-unknown-text = L’adresse est peut-être incomplète, ou l’article n’est pas destiné à votre compte.
help-all = Tous les articles
