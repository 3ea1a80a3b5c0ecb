## Choosing, forgetting and changing a password.

password-new = New password
password-hint = At least 15 characters. A short sentence is easy to remember and hard to guess.
password-strength = Strength of the password
password-strength-weak = Easy to guess
password-strength-short = Not long enough yet
password-strength-good = Good
password-strength-strong = Strong
password-let-choose = Let the system choose a strong one
password-drawn-hint = Copy it into your password manager, or write it down and keep it safe. It is shown only here.
password-use-drawn = Use this password
password-draw-another = Suggest another
password-keep = Keep this password safe: nobody here can look it up for you.

forgotten-title = Forgotten password
forgotten-lead = Type your e-mail address. If it belongs to an account, we’ll send a link to choose a new password.
forgotten-email = E-mail address
forgotten-submit = Send me a link
forgotten-back = Back to sign-in

asked-title = Look in your mailbox
asked-lead = If this address belongs to an account, a link is on its way. It should arrive within a few minutes.
asked-nothing-came = Nothing there? Look in the spam folder, and check that you typed the address your organisation has on file.
asked-again = Type the address again
asked-help = Help with missing mail

reset-title = Choose a new password
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
reset-lead = This link can be used until { $deadline }. Every other browser will be signed out.
reset-submit = Set the new password
