### Les pages que seule une installation de développement possède.

dev-mailbox-title = Boîte aux lettres de développement
dev-mailbox-lead = Les courriels qui seraient partis, les plus récents d’abord.
dev-mailbox-empty = Aucun courriel pour l’instant
dev-mailbox-empty-text = Invitez quelqu’un, et la lettre arrivera ici.
dev-mailbox-to = À
dev-mailbox-subject = Objet
dev-mailbox-language = Langue
dev-mailbox-written = Rédigé
dev-mailbox-back = Tous les courriels
dev-mailbox-open-link = Ouvrir le lien de ce courriel
dev-mailbox-html = Comme l’affiche une messagerie
dev-mailbox-text = Partie en texte
dev-mailbox-raw = Source brute
dev-clock-title = Horloge
dev-clock-lead = L’heure telle que cette installation la voit. Avancez-la pour voir expirer les liens et se terminer les sessions.
dev-clock-now = Maintenant
dev-clock-offset = Décalée de { $seconds } s
dev-clock-by = Secondes de décalage
dev-clock-move = Décaler
dev-clock-reset = Revenir à l’heure réelle
