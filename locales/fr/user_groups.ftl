## User groups: job profiles.

user-groups = Groupes d’utilisateurs
user-groups-signs-in = Mode de connexion
user-groups-address = Avec une adresse courriel et un mot de passe
user-groups-pin = Avec un identifiant et un NIP
user-groups-passphrase = Avec un identifiant et une phrase de passe
user-groups-subtitle = Des profils de poste. Un groupe d’utilisateurs indique comment ses membres se connectent et ce que propose le formulaire d’ajout. Ce qu’une personne peut faire dépend des accès qu’on lui donne.
user-groups-new = Nouveau groupe d’utilisateurs
user-groups-begins-with = Groupe de permissions proposé
user-groups-begins-with-nothing = Aucun
user-groups-begins-with-hint = Proposé d’un clic à côté de chaque immeuble quand on ajoute une personne de ce groupe. On peut alors en choisir un autre.
user-groups-signs-in-hint = Un changement ne modifie pas la façon dont se connectent les personnes déjà présentes.
user-groups-address-hint = L’adresse est obligatoire. La personne reçoit un message d’activation et choisit un mot de passe.
user-groups-pin-hint = L’adresse est facultative. Sans adresse, la personne a un identifiant et reçoit un NIP ou une carte d’accès ; elle choisit ensuite ses six chiffres, ou une phrase de passe.
user-groups-passphrase-hint = L’adresse est facultative. Sans adresse, la personne a un identifiant et reçoit un NIP ou une carte d’accès ; elle choisit ensuite une phrase de passe d’au moins 15 caractères.
user-groups-none = Aucun groupe d’utilisateurs pour l’instant
user-groups-none-text = Les groupes d’utilisateurs permettent d’ajouter des personnes sans adresse courriel. Commencez par ceux que beaucoup d’organisations utilisent : Direction, Gestionnaires, Gouvernance, Réception, Entretien ménager et Maintenance. Tout reste modifiable.
user-groups-add-usual = Ajouter les groupes courants
user-groups-delete-unused = Personne n’appartient à ce groupe.
# $people e.g. 3 people
user-groups-delete-used = { $count ->
    [one] { $count } personne fait partie de ce groupe. Ses accès et son mode de connexion ne changent pas.
   *[other] { $count } personnes font partie de ce groupe. Leurs accès et leur mode de connexion ne changent pas.
}
user-groups-instead = Leur nouveau groupe d’utilisateurs
user-groups-instead-none = Aucun
