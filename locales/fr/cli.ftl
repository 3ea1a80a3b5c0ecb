### La ligne de commande : aide, plaintes au sujet de la configuration, et ce que disent les commandes.

## Aide

cli-help-program = { common-product } : les comptes du personnel d’une organisation aux nombreux immeubles.
cli-help-usage = Utilisation :
cli-help-command = COMMANDE
cli-help-commands = Commandes :
cli-help-arguments = Arguments :
cli-help-options = Options :
cli-help-help = Afficher cette aide
cli-help-version = Afficher la version
cli-help-configuration = La configuration vient de l’environnement et du fichier trousseau.toml du dossier courant. Codes de sortie : 0 fait, 1 refusé, 2 utilisation ou configuration.
cli-help-serve = Lancer le serveur
cli-help-migrate = Mettre à jour le schéma de la base de données
cli-help-setup-link = Afficher le lien à usage unique qui ouvre la configuration initiale
cli-help-mail = Essayer l’envoi du courrier
cli-help-mail-test = Envoyer un courriel d’essai par le relais configuré
cli-help-mail-test-address = Où l’envoyer
cli-help-mail-bounce = Prendre un avis de non-remise sur l’entrée standard
cli-help-mail-bounce-more = Pour le tube du système de messagerie, qui remet un message à la fois, reçu à l’adresse d’expédition, avec ou sans étiquette (personnel+…@example.org). Tout ce qui peut être lu se termine par 0, qu’une suite y soit donnée ou non.
cli-help-history = Veiller sur l’historique
cli-help-history-verify = Vérifier que personne n’a altéré l’historique
cli-help-doctor = Examiner l’installation et dire ce qui ne va pas

## Utilisation

cli-usage-no-command = Quelle commande ? Essayez « trousseau -h ».
cli-usage-wrong = Ceci ne se comprend pas. Essayez « trousseau -h ».
cli-usage-missing-argument = Il manque { $what }. Essayez « -h ».
cli-usage-unknown = « { $what } » ne veut rien dire ici. Essayez « -h ».
cli-no-runtime = Le système d’exploitation n’accorde aucun fil d’exécution.

## Configuration

cli-config-missing = { $key } n’est pas défini.
cli-config-given-twice = { $key } est défini deux fois : directement et par un fichier. Gardez l’un des deux.
cli-config-unreadable-file = { $key } : le fichier { $path } est illisible.
cli-config-not-toml = { $key } ne se comprend plus à partir de la ligne { $line }.
cli-config-unknown-key = { $key } n’est pas un réglage de trousseau.toml.
cli-config-not-text = { $key } doit être un texte entre guillemets droits.
cli-config-not-a-choice = { $key } doit être l’un de ces mots : { $choices }.
cli-config-not-a-base-url = { $key } doit être une adresse comme https://staff.example.org, sans chemin.
cli-config-not-loopback = { $key } : une installation de développement n’est accessible que depuis sa propre machine, par exemple http://localhost:3000.
cli-config-plain-http = { $key } doit commencer par https://, sinon les mots de passe voyageraient en clair.
cli-config-not-a-socket-address = { $key } doit être une adresse et un port, comme 127.0.0.1:3000.
cli-config-not-a-database = { $key } doit être sqlite://chemin ou postgres://…
cli-config-database-unreachable = { $key } : la base de données ne répond pas. La cause est dans le journal.
cli-config-not-a-relay = { $key } doit être smtps://…, smtp://…?tls=required, ou smtp:// sur cette machine.
cli-config-plain-smtp = { $key } : le courrier voyagerait en clair. Utilisez smtps://…, ou ajoutez ?tls=required.
cli-config-not-a-sender = { $key } doit être une adresse d’expéditeur, comme personnel@example.org.
cli-config-not-a-network = { $key } doit être une liste de réseaux, comme 10.0.0.0/8, ::1.
cli-config-proxies-unsaid = { $key } n’est pas défini. Indiquez les réseaux des serveurs mandataires placés devant, comme 127.0.0.1/32, ou le mot none.
cli-config-not-a-key = { $key } doit être 32 octets aléatoires en base64. « openssl rand -base64 32 » en fabrique.
cli-config-guessable-key = { $key } se devine. « openssl rand -base64 32 » fabrique une clé qui ne se devine pas.
cli-config-readable-key-file = { $key } : d’autres que son propriétaire peuvent lire { $path }. « chmod 600 » le ferme ; si quelqu’un a pu le lire, faites une nouvelle clé.
cli-config-unusable-folder = { $key } : impossible de créer ou d’écrire { $path }.
cli-config-not-a-filter = { $key } n’est pas un filtre pour le journal. Exemple : info
cli-config-cannot-listen = { $key } : { $address } est déjà pris, ou n’appartient pas à cette machine.

## Démarrage

cli-start-locked = Un autre serveur travaille sur { $path }. Arrêtez-le d’abord.
cli-start-newer-database = DATABASE_URL : la base de données a été écrite par une version plus récente de { common-product }. Rien n’a été modifié. Utilisez cette version.
cli-start-other-key = TROUSSEAU_SECRET_KEY : la clé racine manque, ou n’est pas celle de cette base de données. Remettez-la à cet endroit, ou dans secret.key du dossier de données. Rien n’a été modifié.
cli-start-not-migrated = La base de données n’est pas à jour. Lancez d’abord « trousseau migrate ».

## Ce que disent les commandes

cli-serve-ready = { common-product } est prêt à l’adresse { $address }
cli-serve-setup-link = Lien de configuration, à usage unique, valable 24 heures : { $link }
cli-serve-mailbox = Les courriels arrivent dans { $address }
cli-serve-stopped = Arrêté.
cli-migrate-done = La base de données est à jour.
cli-setup-link-already = Cette installation est déjà en service.
cli-mail-test-sent = Le relais a accepté un courriel d’essai pour { $address }.
cli-mail-test-failed = Le relais n’a pas accepté le courriel : { $reason }
cli-mail-test-broken-off = la connexion a été perdue avant la réponse
cli-mail-test-no-relay = SMTP_URL n’est pas défini : il n’y a pas de relais à essayer.
cli-mail-bounce-nothing = Rien n’est arrivé. Le message est attendu sur l’entrée standard.
cli-mail-bounce-blocked = L’adresse est sur la liste des adresses bloquées : plus rien n’y est envoyé.
cli-mail-bounce-came-back = C’est noté : le message n’a pas pu être remis.
cli-mail-bounce-delayed = C’est noté : le message a du retard.
cli-mail-bounce-known = Déjà connu.
# $why a whole sentence
cli-mail-bounce-stray = Ignoré. { $why }
cli-mail-bounce-none = Ignoré : ce n’est pas un avis de non-remise.
cli-history-verified = { $count ->
    [0] L’historique est vide.
    [one] Une entrée ; la chaîne est intacte.
   *[other] { $count } entrées ; la chaîne est intacte.
}
cli-history-limit = Une copie plus ancienne remise en place paraît intacte vue d’ici. Notez ce nombre ailleurs : il ne fait que croître.
cli-history-broken = L’historique a été altéré à l’entrée { $number }.
cli-history-other-key = L’entrée { $number } de l’historique a été faite sous une autre clé racine ; sans cette clé, on ne peut rien en dire.
cli-doctor-good = en ordre
cli-doctor-bad = À CORRIGER
cli-doctor-line = { $what } : { $state }
cli-doctor-configuration = Configuration
cli-doctor-key = Clé racine
cli-doctor-database = Base de données
cli-doctor-clock = Horloge
cli-doctor-relay = Relais de courrier
cli-doctor-outbox = Boîte d’envoi
cli-doctor-history = Historique
cli-doctor-found = Quelque chose demande votre attention.

cli-help-demo = Remplir une installation de développement vide avec une organisation d’exemple
cli-demo-working = Création d’une organisation d’exemple. Cela prend environ une minute.
cli-demo-only-development = L’organisation d’exemple n’est créée que si TROUSSEAU_ENV vaut « development » : tout le monde y a le même mot de passe publié.
cli-demo-already = Cette installation a déjà son organisation. Celle d’exemple demande un dossier de données vide.
# $people (Number) staff accounts
cli-demo-done = Terminé : { $people } personnes. Connectez-vous avec { $address } et « { $password } ». Les personnes qui ont un identifiant au lieu d’une adresse se connectent avec le NIP { $pin }.
