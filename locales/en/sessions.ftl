## Signing in.

sign-in-title = Sign in
sign-in-name = E-mail or username
sign-in-password = Password
sign-in-forgotten = Forgotten your password?
sign-in-link-again = Has your activation link expired?
