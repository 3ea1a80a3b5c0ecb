## Choosing, forgetting and changing a password.

password-new = Nouveau mot de passe
password-hint = Au moins 15 caractères. Une courte phrase se retient bien et se devine mal.
password-strength = Solidité du mot de passe
password-strength-weak = Facile à deviner
password-strength-short = Pas encore assez long
password-strength-good = Bon
password-strength-strong = Solide
password-let-choose = Laisser le système en choisir un solide
password-drawn-hint = Copiez-le dans votre gestionnaire de mots de passe, ou notez-le et gardez-le en lieu sûr. Il n’est affiché qu’ici.
password-use-drawn = Utiliser ce mot de passe
password-draw-another = En proposer un autre
password-keep = Conservez bien ce mot de passe : personne ici ne peut le retrouver pour vous.

forgotten-title = Mot de passe oublié
forgotten-lead = Saisissez votre adresse courriel. Si elle correspond à un compte, nous y enverrons un lien pour choisir un nouveau mot de passe.
forgotten-email = Adresse courriel
forgotten-submit = Recevoir un lien
forgotten-back = Retour à la connexion

asked-title = Consultez votre messagerie
asked-lead = Si cette adresse correspond à un compte, un lien est en route. Il devrait arriver d’ici quelques minutes.
asked-nothing-came = Rien reçu ? Regardez dans les indésirables et vérifiez que vous avez saisi l’adresse que votre organisation a enregistrée.
asked-again = Saisir l’adresse à nouveau
asked-help = Aide : message non reçu

reset-title = Choisissez un nouveau mot de passe
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
reset-lead = Ce lien est utilisable jusqu’au { $deadline }. Vos sessions dans les autres navigateurs seront fermées.
reset-submit = Enregistrer le mot de passe
