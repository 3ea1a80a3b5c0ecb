## Signing in.

sign-in-title = Sign in
sign-in-name = E-mail or username
sign-in-password = Password or PIN
sign-in-forgotten = Forgotten your password or PIN?
sign-in-link-again = Has your activation link expired?

## A session that ended while a form stood open

session-over-title = Your session has ended
session-over-text = Nothing you typed is lost. Sign in in another tab, come back to this one and send it again.
session-over-sign-in = Sign in in another tab
