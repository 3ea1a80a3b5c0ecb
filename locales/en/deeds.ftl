## What happened, in sentences. The names are people's, as they stand today.

history-detail-change = { $from } → { $to }
history-system = The system
history-operator = The operator

history-organisation-set-up = { $actor } set up the organisation.
# $version (Number) version of the policy
history-policy-published = { $actor } published version { $version } of the privacy policy.
history-account-created = { $actor } added { $subject }.
history-invitation-queued = { $actor } sent { $subject } an invitation.
history-invitation-asked-again = Somebody asked again for the activation link of { $subject }.
history-address-corrected = { $actor } corrected the address of { $subject }.
history-letter-handed-over = The mail server took the { $letter } for { $subject }.
history-letter-refused = The mail server refused the { $letter } for { $subject } (reply { $code }).
history-letter-expired = The { $letter } for { $subject } could not leave within 72 hours.
history-address-blocked = The address of { $subject } doesn’t exist, says the mail system. Nothing more is sent to it.
history-password-page-used = { $subject } opened the link and began to choose a password.
history-account-activated = { $subject } chose a password. The account is active.
history-link-refused = A link of { $subject } was refused ({ $purpose }): { $reason }
# $version (Number) version of the policy
history-policy-accepted = { $subject } accepted version { $version } of the privacy policy ({ $language }).
history-signed-in = { $subject } signed in.
history-signed-out = { $subject } signed out.
history-sign-in-throttled = Too many wrong passwords for { $subject }. Further attempts are held back for a while.
history-reset-asked = Somebody asked for a new password for { $subject }. A link was sent to the address on file.
history-password-reset = { $subject } chose a new password through a mailed link.
history-password-changed = { $subject } changed the password.
history-language-changed = { $subject } chose another language: { $language }.
# In the place of a name: whoever did it works in buildings that the reader doesn’t see.
history-a-colleague = A colleague
history-building-created = { $actor } added the building { $thing }.
history-building-changed = { $actor } changed the details of the building { $thing }.
history-building-archived = { $actor } archived the building { $thing }. All access to it ended.
history-building-restored = { $actor } restored the building { $thing }.
# $count (Number) buildings
history-buildings-imported = { $count ->
    [one] { $actor } added { $count } building from a list.
   *[other] { $actor } added { $count } buildings from a list.
}
history-portfolio-created = { $actor } made the portfolio { $thing }.
history-portfolio-renamed = { $actor } renamed a portfolio: { $thing }.
history-capability-added = { $actor } added the capability { $thing }.
history-capability-changed = { $actor } changed the capability { $thing }.
history-capability-archived = { $actor } took the capability { $thing } out of the catalogue.
history-permission-group-created = { $actor } made the permission group { $thing }.
history-permission-group-changed = { $actor } changed the permission group { $thing }.
history-permission-group-deleted = { $actor } deleted the permission group { $thing }.
history-access-given = { $actor } gave { $subject } { $thing } in { $places }.
history-cover-given = { $actor } gave { $subject } { $thing } in { $places }, from { $from } until { $until }.
history-access-taken = { $actor } took { $thing } in { $places } away from { $subject }.
history-cover-ended = The temporary access of { $subject } ended: { $thing } in { $places }.
history-administrator-named = { $actor } made { $subject } an administrator.
history-administrator-dismissed = { $actor } ended the administrator’s rights of { $subject }.
# $count (Number) places that are not named
history-places-and-more = { $count ->
    [one] { $listed } and { $count } more
   *[other] { $listed } and { $count } more
}
history-address-unblocked = { $actor } took the address of { $subject } off the blocked list.
history-address-unblocked-nobodys = { $actor } took an address off the blocked list.
# $letter the kind of letter
# $reason a whole sentence
history-letter-came-back = The { $letter } for { $subject } came back. { $reason }
history-letter-delayed = The { $letter } for { $subject } is late. The mail system is still trying to deliver it.
history-user-group-created = { $actor } made the user group { $thing }.
history-user-group-changed = { $actor } changed the user group { $thing }.
history-user-group-deleted = { $actor } deleted the user group { $thing }.
history-pin-handed-out = { $actor } handed { $subject } a PIN.
history-first-sign-in = { $subject } signed in for the first time. The account is active.
history-pin-chosen = { $subject } chose a PIN.
history-passphrase-chosen = { $subject } chose a passphrase.
history-sign-in-locked = Too many wrong PINs for { $subject }. Nothing more is let through from unknown devices until a manager unlocks it.
history-sign-in-unlocked = { $actor } let { $subject } sign in again.
history-card-printed = { $actor } printed an access card for { $subject }.
history-card-used-pin = { $subject } used the access card and chose a PIN.
history-card-used-passphrase = { $subject } used the access card and chose a passphrase.
history-account-changed = { $actor } changed the details of { $subject }.
history-account-deactivated = { $actor } deactivated the account of { $subject }.
history-address-claimed = { $actor } sent { $subject } a link to confirm an e-mail address.
history-address-confirmed = { $subject } confirmed an e-mail address and chose a password.
history-account-reactivated = { $actor } took the account of { $subject } back into use.
history-reset-sent = { $actor } sent { $subject } a link to choose a new password.
history-help-asked = Somebody asked for help with signing in as { $subject }.
history-help-dismissed = { $actor } put the request for help of { $subject } aside.
history-settings-changed = { $actor } changed the organisation’s settings.
history-default-language-changed = { $actor } changed the organisation’s default language: { $language }.
history-typed-pins-allowed = { $actor } allowed first PINs to be typed.
history-typed-pins-ended = { $actor } had every first PIN drawn again.
history-deactivation-notices-begun = { $actor } turned on the mail to people whose account is deactivated.
history-deactivation-notices-ended = { $actor } turned off the mail to people whose account is deactivated.
# $why a whole sentence
history-stray-bounce = A report of an undelivered mail came in and was ignored. { $why }
history-stray-unproved = It doesn’t prove that it is about one of our mails.
history-stray-other-recipient = It is about another address than the one the mail went to.
history-stray-not-waiting = The mail it names hasn’t left, or left too long ago.

letter-activation = activation mail
letter-reset = mail with the password link
letter-activated = mail about the activated account
letter-password-changed = mail about the changed password
letter-test = test mail
letter-access-given = mail about another building
letter-inactive-given-access = mail about somebody who waits for a decision
letter-deactivated = mail about the deactivated account
letter-address-added = mail to confirm the address

link-purpose-set-up = set-up link
link-purpose-activation = activation link
link-purpose-reset = password link
link-purpose-card = access card
