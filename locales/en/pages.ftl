## Home, profile, notices, and what fits nowhere else.

common-staff = Staff
common-administrator = Administrator
common-ask-support = Need help? Write to
common-error-summary = Please correct this

home-greeting = Hello, { $name }
# $organisation the organisation’s name
home-lead = Staff accounts of { $organisation }
home-first-steps = First steps
home-step-done = Done
home-step-buildings = Add your buildings
home-step-buildings-text = One by one, or as a list from your spreadsheet.
home-step-groups = Say what people may do
home-step-groups-text = A permission group for each kind of work: concierge, building manager…
home-step-colleagues = Add your first colleague
home-step-colleagues-text = With their buildings, and in each a permission group. They get a mail in their language.
home-states = Staff by status
home-people = People
home-your-access = Your access
home-no-access = You have no access to any building yet. Whoever manages your building gives it.
home-account = Your account
home-account-text = Your language, the appearance of these pages, and your password or PIN.
home-account-link = Open your profile

profile-title = Your profile
profile-identity = Who you are here
profile-identity-hint = Ask an administrator if something is wrong.
profile-name = Name
profile-language-hint = For these pages and for every mail you get.
profile-password = Password
profile-password-hint = Changing it signs out every other browser. A mail tells you that it was changed.
profile-current-password = Current password
profile-password-submit = Change the password

not-found-title = There is no such page
not-found-text = The address may be mistyped, or the page has gone.
not-found-home = Go to the home page
forbidden-title = Not open to your account

notice-invited = Invited. The activation mail is on its way.
# The two sentences to whoever isn’t told whether somebody has an account already.
notice-invited-or-known = Done. The activation mail is on its way. Somebody who has an account here already gets no mail, but has the access you gave.
notice-added = Added. Nothing has been sent yet.
notice-added-or-known = Done. Nothing has been sent yet. Somebody who has an account here already has the access you gave.
notice-activated = The activation mail is on its way.
notice-resent = A new link is on its way. The former one no longer works.
notice-address-corrected = The address has been corrected. Nothing has been sent yet.
notice-address-corrected-and-sent = The address has been corrected, and a new activation mail is on its way there.
notice-unblocked = The address is off the blocked list. Mail may go there again.
notice-access-changed = The access has been changed.
notice-access-as-it-was = Nothing was different: the access is as it was.
notice-cover-given = The temporary access has been given. It ends by itself.
notice-cover-ended = The temporary access has ended.
notice-administrator-named = Administrator from now on.
notice-administrator-dismissed = No longer an administrator. All their sessions have been closed.
notice-password-set = Your password is set and your account is active.
notice-password-changed = Your password has been changed. Every other browser has been signed out.
notice-password-reset = Your new password is set. Sign in with it.
notice-signed-out = You are signed out.
notice-link-asked = If this address belongs to an account, a link is on its way.
notice-policy-accepted = Thank you. Everything is ready.
notice-already-set-up = This organisation is set up already. Please sign in.
notice-set-up = Your organisation is set up. Here is what to do first.
notice-group-saved = The permission group is saved.
notice-group-deleted = The permission group is deleted.
notice-capability-saved = The capability is saved.
notice-capability-archived = The capability is no longer offered.
notice-catalogue-added = The usual catalogue is added. Change whatever is different with you.
common-version = Version
common-error-item = { $field }: { $problem }

notice-user-group-saved = The user group is saved.
notice-user-group-deleted = The user group is deleted.
notice-user-groups-added = The usual user groups are added. Change whatever is different with you.
notice-added-with-pin = Added. Hand the PIN below over in person.
notice-details-saved = The details are saved.
notice-deactivated = Deactivated. All sessions have been closed.
notice-reactivated = Back in use.
notice-reset-sent = A link to choose a new password is on its way.
notice-pin-handed-out = A new PIN is ready. Hand it over in person.
notice-unlocked = Unlocked. Sign-ins are let through again.
notice-help-dismissed = The request has been put aside.
notice-help-asked = If this sign-in name belongs to an account, whoever manages it sees that you asked.
notice-secret-set = Your new PIN or passphrase is set.
notice-settings-saved = The settings are saved.
notice-address-asked = A mail is on its way. The address counts once it has been confirmed.

home-building-now = Building
home-you-are-in = You are in
profile-secret = PIN or passphrase
profile-secret-hint = Changing it signs out every other device.
profile-current-secret = Current PIN or passphrase
profile-secret-submit = Change it

settings-title = Settings
settings-languages = Languages
settings-languages-hint = These languages are installed. Another one is a folder of texts that your operator adds to the program; the project’s README says how.
settings-default-language-hint = For whoever has chosen none: the form for a new colleague begins with it, and the sign-in page speaks it to browsers that ask for no language we have.
settings-accounts = Accounts
settings-type-pins = Whoever adds somebody may type the first PIN
settings-type-pins-hint = Otherwise each PIN is drawn. A typed one has to be exchanged at the first sign-in, too.
settings-tell = Tell people by mail when their account is deactivated
settings-tell-hint = One mail, in the person’s language. Nothing else is sent to them afterwards.
settings-address = Address to publish
settings-address-hint = Where your people sign in: for the notice board, the intranet, the handbook.
