## Signing in.

sign-in-title = Connexion
sign-in-name = Adresse courriel ou identifiant
sign-in-password = Mot de passe ou NIP
sign-in-forgotten = Mot de passe ou NIP oublié ?
sign-in-link-again = Votre lien d’activation a expiré ?

## A session that ended while a form stood open

session-over-title = Votre session est terminée
session-over-text = Rien de ce que vous avez saisi n’est perdu. Connectez-vous dans un autre onglet, revenez à celui-ci et envoyez de nouveau.
session-over-sign-in = Se connecter dans un autre onglet
