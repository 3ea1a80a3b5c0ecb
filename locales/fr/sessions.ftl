## Signing in.

sign-in-title = Connexion
sign-in-name = Adresse courriel ou identifiant
sign-in-password = Mot de passe
sign-in-forgotten = Mot de passe oublié ?
sign-in-link-again = Votre lien d’activation a expiré ?
