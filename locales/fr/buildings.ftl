## Immeubles et portefeuilles.

buildings-title = Immeubles
buildings-add = Ajouter un immeuble
buildings-paste = Coller une liste
buildings-name = Nom
buildings-code = Code
buildings-address = Adresse
buildings-portfolio = Portefeuille
buildings-people = Personnes
buildings-back = Tous les immeubles

## Combien

# $count (Number) buildings
buildings-count = { $count ->
    [one] { $count } immeuble
   *[other] { $count } immeubles
}
# $count (Number) buildings
buildings-more-than = Plus de { $count } immeubles
# $count (Number) buildings
buildings-found = { $count ->
    [0] Aucun immeuble trouvé
    [one] { $count } immeuble trouvé
   *[other] { $count } immeubles trouvés
}
# $from (Number) the first one shown
# $to (Number) the last one shown
# $count (Number) all of them
buildings-showing = { $from } à { $to } sur { $count }
# $shown (Number) on this page
# $count (Number) all of them
buildings-showing-some = { $shown } sur cette page, { $count } en tout

## La liste

buildings-caption = Immeubles
# Which of them are listed.
buildings-filter = Quels immeubles
buildings-in-use = En service
buildings-archived = Archivés
buildings-archived-on = Archivé le
buildings-none-archived = Aucun immeuble archivé
buildings-none-archived-text = Un immeuble dont vous ne vous occupez plus s’archive depuis sa page, puis se retrouve ici.
buildings-search = Nom, code, portefeuille ou adresse
buildings-search-clear = Effacer la recherche
buildings-none = Aucun immeuble pour le moment
buildings-none-text = Ajoutez un premier immeuble, ou collez la liste que vous avez dans un tableur. Vous pourrez ensuite dire qui a accès à quoi.
buildings-none-found = Aucun immeuble ne correspond à « { $search } »
buildings-none-found-text = La recherche porte sur les noms, les codes, les portefeuilles et les adresses, avec ou sans accents.
buildings-none-on-page = Rien sur cette page
buildings-none-on-page-text = La liste a changé depuis que le lien vers cette page a été créé.
buildings-show-all = Afficher tous les immeubles
buildings-search-archived = Chercher parmi les archivés
buildings-unavailable = Les immeubles ne peuvent pas être affichés pour le moment

## Un immeuble

buildings-edit = Modifier
buildings-unknown = Aucun immeuble ici
buildings-unknown-text = L’adresse de la page est peut-être incomplète, ou l’immeuble a été archivé.
buildings-no-portfolio = Dans aucun portefeuille
buildings-no-address = Aucune adresse indiquée
buildings-time-zone = Fuseau horaire
buildings-time-zone-usual = Celui de l’organisation
buildings-language = Première langue
buildings-language-usual = Celle de l’organisation
buildings-added = Ajouté le
buildings-archive = Archiver
buildings-archive-question = Archiver { $name } ?
# $count (Number) people
buildings-archive-text = { $count ->
    [0] Personne n’a reçu d’accès à cet immeuble en particulier.
    [one] { $count } personne perd l’accès reçu à cet immeuble en particulier.
   *[other] { $count } personnes perdent l’accès reçu à cet immeuble en particulier.
}
buildings-archive-history = L’immeuble n’est plus proposé nulle part, et son code redevient libre. Il se retrouve sous « Archivés », d’où il peut être remis en service ; ce qui s’y est passé reste dans l’historique.
buildings-archived-since = Archivé le { $date }
buildings-archived-text = Personne n’y a accès. Remis en service, il s’ouvre de nouveau à qui a accès à tous les immeubles ou à son portefeuille ; les accès donnés à cet immeuble en particulier ont pris fin et ne reviennent pas.
buildings-restore = Remettre en service
buildings-restore-title = Remettre { $name } en service
buildings-restore-text = Vérifiez que tout est encore exact. Son code est peut-être pris entre-temps ; et un portefeuille l’ouvre à toute personne qui y a accès.

## Qui a accès

buildings-holders = Qui a accès à cet immeuble
buildings-in-staff-list = Les afficher dans la liste du personnel
buildings-holders-search = Nom ou adresse
buildings-holders-caption = Personnes ayant accès à l’immeuble
# $count (Number) people
buildings-holders-count = { $count ->
    [0] Personne
    [one] { $count } personne
   *[other] { $count } personnes
}
# $count (Number) people
buildings-holders-more-than = Plus de { $count } personnes
buildings-can = Qui peut faire quoi ici ?
buildings-can-anything = Voir tout le monde
buildings-can-level = Au moins
buildings-can-submit = Afficher
buildings-holder = Personne
buildings-access = Accès
buildings-everything = Administration : tout, dans tous les immeubles
buildings-from-building = { $group }, pour cet immeuble
buildings-from-portfolio = { $group }, pour le portefeuille { $portfolio }
buildings-from-all = { $group }, pour tous les immeubles
buildings-until = jusqu’au { $until }
buildings-from-until = du { $from } au { $until }
buildings-nobody = Personne ne correspond
buildings-nobody-text = Parmi les personnes qui ont accès ici, aucune ne correspond à votre demande.
buildings-everybody = Afficher tout le monde

## Le formulaire

buildings-new = Nouvel immeuble
buildings-change = Modifier { $name }
buildings-save = Enregistrer
buildings-code-hint = Court et propre à l’immeuble : le même que dans vos autres listes.
buildings-address-hint = Sur autant de lignes qu’il en faut.
buildings-portfolio-hint = Un portefeuille existant, ou un nouveau nom. Qui a accès au portefeuille a aussi accès à cet immeuble.
buildings-language-hint = Celle qui vient d’abord dans les messages écrits en deux langues.

## Une liste

buildings-import = Ajouter des immeubles à partir d’une liste
buildings-import-lead = Copiez les lignes de votre tableur et collez-les ici, ou choisissez un fichier. Vous verrez ce qui serait ajouté avant que rien ne le soit.
buildings-import-list = La liste
# The words are names of columns in a spreadsheet.
buildings-import-hint = Trois colonnes : nom, code, portefeuille. Une première ligne avec ces noms est comprise, en français ou en anglais.
buildings-import-file = Ou un fichier (CSV)
buildings-import-check = Vérifier la liste
# $size (Number) kilobytes
buildings-import-too-large = Ce fichier est trop grand : une liste peut faire { $size } ko.
buildings-preview = Vérifier avant d’ajouter
# $count (Number) buildings
buildings-preview-good = { $count ->
    [0] Rien ne peut être ajouté tel quel.
    [one] { $count } immeuble peut être ajouté.
   *[other] { $count } immeubles peuvent être ajoutés.
}
# $count (Number) rows
buildings-preview-faulty = { $count ->
    [one] { $count } ligne est à corriger et ne sera pas reprise.
   *[other] { $count } lignes sont à corriger et ne seront pas reprises.
}
buildings-preview-only-faulty = N’afficher que celles-là
buildings-preview-all = Afficher toutes les lignes
buildings-preview-new-portfolios = Nouveaux portefeuilles : { $names }
buildings-preview-left-out = Les colonnes autres que nom, code et portefeuille ne sont pas reprises : { $names }
buildings-preview-caption = Lignes de la liste
buildings-preview-line = Ligne
# $count (Number) buildings
buildings-preview-confirm = { $count ->
    [one] Ajouter { $count } immeuble
   *[other] Ajouter { $count } immeubles
}
buildings-preview-correct = Corriger la liste
buildings-preview-gone = Coller la liste à nouveau

## Portefeuilles

buildings-portfolios = Portefeuilles
buildings-portfolios-lead = Un accès peut être donné pour tout un portefeuille : il vaut alors dans chacun de ses immeubles, y compris ceux qui s’y ajouteront.
buildings-portfolios-none = Aucun portefeuille pour le moment
buildings-portfolios-none-text = Un portefeuille se crée en écrivant son nom dans le formulaire d’un immeuble, ou dans une liste.
buildings-portfolio-rename = Renommer
buildings-portfolio-rename-title = Renommer { $name }

## Ce qui a été fait

notice-building-added = L’immeuble a été ajouté.
notice-building-changed = La fiche de l’immeuble a été enregistrée.
notice-building-archived = L’immeuble a été archivé. Tous les accès donnés à lui seul ont pris fin.
notice-building-restored = L’immeuble est de nouveau en service. Donnez-y accès à qui en a besoin.
notice-buildings-imported = Les immeubles ont été ajoutés.
notice-buildings-imported-in-part = Les immeubles ont été ajoutés, sauf les lignes ci-dessous : corrigez-les, puis vérifiez de nouveau la liste.
notice-portfolio-renamed = Le portefeuille a son nouveau nom.

## Ce qui ne va pas

problem-code-taken = Un autre immeuble a déjà ce code.
problem-portfolio-taken = Un autre portefeuille a déjà ce nom.
# $row (Number) a line of the list
problem-twice-in-list = La ligne { $row } a le même code.
problem-no-rows = Il n’y a aucun immeuble dans cette liste.
# $max (Number) of rows
problem-too-many-rows = Veuillez vous limiter à { $max } lignes à la fois.
error-conflict-draft-gone = Cette liste a déjà été ajoutée, ou date de plus d’un jour. Rien n’a été ajouté cette fois-ci.
