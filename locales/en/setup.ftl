## The first run.

set-up-title = Set up your organisation
set-up-lead = This is done once. You will be the first administrator.
set-up-needs-link = This installation has no organisation yet. A one-time link opens the set-up.
set-up-link-how = The link is printed where the server was started. The command “trousseau setup-link” makes a new one.
set-up-organisation = Organisation
set-up-organisation-name = Name of the organisation
set-up-default-language = Default language
set-up-time-zone = Time zone
# $place e.g. Europe – Paris
# $offset e.g. +01:00
set-up-time-zone-choice = { $place } (UTC{ $offset })
set-up-support-address = Where staff ask for help
set-up-support-hint = An e-mail address. It appears at the bottom of mails and sign-in pages.
set-up-administrator = First administrator
set-up-policy-note = Setting up also publishes the default privacy policy, which your colleagues will be asked to accept.
set-up-email-hint = You will sign in with it.
set-up-submit = Set up and sign in
