## The staff list, a new colleague, the side panel.

staff-first-name = First name
staff-last-name = Last name
staff-email = E-mail address
staff-user-group = User group
staff-username = Username
staff-pin = PIN
staff-default-building = Building shown first
# On the button that opens the form and on the one that saves it.
staff-add = Add staff

## How many

# $count (Number) people
staff-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
# $count (Number) people
staff-more-than = More than { $count } people
# $count (Number) people
staff-need-attention = { $count ->
    [one] { $count } needs attention
   *[other] { $count } need attention
}
# $count (Number) people
staff-found = { $count ->
    [0] Nobody found
    [one] { $count } person found
   *[other] { $count } people found
}
# $count (Number) people
staff-found-more-than = More than { $count } people found
# $from (Number) the first one shown
# $to (Number) the last one shown
staff-part = { $from }–{ $to }
# $part e.g. 1–100
# $count (Number) people
staff-showing = { $part } of { $count }
# $part e.g. 1–100
# $count (Number) people
staff-showing-more-than = { $part } of more than { $count }
# $shown (Number) people on this page
# $count (Number) people
staff-showing-some = { $shown ->
    [one] { $shown } person on this page, { $count } in all
   *[other] { $shown } people on this page, { $count } in all
}
# $shown (Number) people on this page
# $count (Number) people
staff-showing-some-more-than = { $shown ->
    [one] { $shown } person on this page, more than { $count } in all
   *[other] { $shown } people on this page, more than { $count } in all
}

## The list

staff-caption = Staff accounts
staff-search = Name, address or username
staff-search-clear = Clear the search
staff-filter = Show only
staff-filter-everyone = Everyone
staff-filter-active = Active
staff-filter-invited = Invited
staff-filter-attention = Needs attention
staff-filter-created = Not invited yet
staff-filter-inactive = Inactive
staff-name = Name
staff-status = Status
staff-last-seen = Last seen
staff-never-seen = never
staff-added = Added
staff-nobody-found = Nobody matches “{ $search }”
staff-nobody-found-text = Names and addresses are searched, with or without accents.
staff-nobody-found-filtered = Names and addresses are searched, with or without accents. The filter “{ $filter }” is on.
staff-nobody-in-state = Nobody here
staff-nobody-in-state-text = No account matches the filter “{ $filter }”.
staff-nobody-on-page = Nothing on this page
staff-nobody-on-page-text = The list has changed since the link to this page was made.
staff-nobody-in-building-text = Nobody has access to this building.
staff-building = Building
staff-all-buildings = All buildings
# On the button beside the choice of a building, where there is no script.
staff-show = Show
staff-skip-to-panel = Skip to the open panel
# $building a name
staff-in-building = Building: { $building }
staff-in-building-clear = Show the people of all buildings
staff-show-everyone = Show everyone
staff-alone = You are the only one here so far
staff-alone-text = Add your first colleague. They receive a mail in their own language and choose a password themselves.
staff-unavailable = The list can’t be shown right now

## Where an account stands

staff-state-created = Not invited yet
staff-state-on-its-way = Invited, mail on its way
# $hours (Number)
staff-state-invited-hours = Invited, { $hours } h left
# $minutes (Number)
staff-state-invited-minutes = Invited, { $minutes } min left
staff-state-expired = Link expired
staff-state-blocked = Address blocked
staff-state-active = Active
staff-state-policy-pending = Active, policy not accepted yet
staff-state-inactive = Inactive
staff-state-erased = Erased

## One person

staff-sign-in-name = Sign-in name
staff-unknown = Nobody here
staff-unknown-text = No account has this address. It may be incomplete, or the account is gone.
staff-back-to-list = Back to the list
staff-reload = Load the current state

staff-invitation = Invitation
staff-nothing-sent = Nothing has been sent yet, and { $name } knows nothing of this account. Activate it when the time has come.
# To whoever may add people, but may not act on this account.
staff-invitation-ask = Part of what this person holds isn’t yours to manage: an administrator can send the mail or a new link.
staff-link-works-until = The link works until { $deadline }.
staff-link-ended = The link stopped working on { $deadline }.
staff-no-mail = Hasn’t the mail arrived?

staff-blocked = This address takes no mail
staff-blocked-ask = An administrator can correct the address. You can also add the person again, with the right one.
staff-blocked-since = Blocked since { $date }. Nothing more is sent to { $address }.
staff-blocked-reply = What the mail server said
staff-correct-and-resend = Correct the address and resend

staff-activate = Activate
staff-activate-question = Activate the account of { $name }?
staff-activate-text = A mail with an activation link goes to { $address }, in the language of { $name }: { $language }. The link works for 24 hours.
staff-resend = Send a new link
staff-resend-question = Send { $name } a new link?
staff-resend-text = A new mail goes to { $address }. The link sent before stops working at once.
staff-correct = Correct the address
staff-correct-question = Correct the address of { $name }
staff-correct-hint = It is also the sign-in name. Compare it letter by letter with what the person tells you.
staff-correct-text-sent = A new mail goes to the corrected address, and the link sent before stops working.
staff-correct-text-unsent = Nothing is sent yet: the account waits until you activate it.

staff-name-administrator = Make administrator
staff-name-question = Make { $name } an administrator?
staff-name-text = { $name } will hold every right in all buildings, present and future, manage permission groups and settings, and be able to name other administrators.
staff-dismiss-administrator = End administrator’s rights
staff-dismiss-question = End the administrator’s rights of { $name }?
staff-dismiss-text = { $name } is signed out everywhere at once, and from then on holds only the access given building by building.

staff-tell = What you can tell them
staff-tell-hint = In the language that { $name } reads, ready to be copied.
# In the person's own language. $link is a whole address.

## The steps of an invitation

staff-steps = Steps of the invitation
staff-step-is-done = Done:
staff-step-is-now = Now:
staff-step-has-failed = Failed:
staff-step-is-ahead = To come:
staff-step-time = { $date }, { $time }
staff-step-queued = Invitation prepared
staff-step-handed-over = Handed to the mail server
staff-step-leaving = On its way to the mail server
staff-step-deferred = The mail server wants it later
staff-step-delayed = The mail system is still trying to deliver it
staff-step-came-back = Came back: it couldn’t be delivered
staff-step-address-refused = Refused: this address doesn’t exist
staff-step-refused = Refused by the mail server
staff-step-unwritten = Couldn’t be written: a fault of ours. The operator finds the cause in the log.
staff-step-gave-up = Couldn’t leave within 72 hours
staff-step-dropped = Replaced by a newer mail before it left
staff-step-link-expired = The link expired before a password was chosen
staff-step-page-used = { $name } used the link
staff-step-page-awaited = { $name } hasn’t used the link yet
staff-step-page-ahead = Link used
staff-step-password-set = Password chosen
staff-step-password-awaited = { $name } hasn’t chosen a password yet
staff-step-policy-accepted = Privacy policy accepted
staff-step-policy-awaited = { $name } hasn’t accepted the privacy policy yet

## A new colleague

staff-new = New colleague
staff-new-kept = This is what you had typed. “Cancel” clears it.
staff-new-name-hint = A single name is fine.
staff-new-email-hint = The mailbox has to exist already and be the person’s own: not one that a team shares. The address is also the sign-in name.
# $address the one that was perhaps meant
staff-use-suggestion = Use { $address }
staff-new-language = Their language
staff-new-language-hint = Used for mails, for their card and for every page they see, even if yours is different.
staff-new-greeted = The mail greets them like this:
staff-send = The activation mail
staff-new-send-now = Send it now
staff-new-send-now-hint = The link works for 24 hours.
staff-new-send-later = Don’t send it yet
staff-new-send-later-hint = You activate the account later, from its panel.
staff-new-send-without = Without an address, a PIN is drawn for the person instead, and shown to you.
staff-new-next = What happens next
staff-new-next-mail = The mail leaves within moments, in the language you chose.
staff-new-next-password = Within 24 hours your colleague opens its link, chooses a password and accepts the privacy policy.
staff-new-next-later = Nothing is sent for now. When the time comes, open the person’s account and choose “Activate”: then the mail leaves.
staff-new-next-status = The list shows you how far they have come. If the link runs out, a new one is sent from their panel.
staff-new-next-status-pin = The list shows you how far they have come. If the PIN or the card runs out, hand over a new one from their panel.

## The life of an account

staff-actions = Actions
staff-actions-of = Actions for { $name }
staff-filter-asking = Asking for help
staff-state-locked = Locked: too many wrong PINs
staff-state-asking = Asks for help with signing in
staff-state-nothing-handed-out = No PIN or card yet
# $hours (Number)
staff-state-handed-out-hours = First PIN or card, { $hours } h left
# $minutes (Number)
staff-state-handed-out-minutes = First PIN or card, { $minutes } min left
staff-state-handed-out-over = First PIN or card expired
staff-state-must-change = Active, PIN to be exchanged
staff-signing-in = Signing in
staff-handed-out-nothing = { $name } has no PIN and no card yet. Hand out one or the other when the time has come.
staff-handed-out-settled = With a PIN or a passphrase that only they know.
staff-handed-out-pin = A PIN was handed out. It works until { $until }, and has to be exchanged at the first sign-in.
staff-handed-out-pin-over = The PIN that was handed out stopped working on { $until }. Hand out another, or a card.
staff-handed-out-card = An access card was printed. It works until { $until }.
staff-handed-out-card-over = The access card stopped working on { $until }. Print another, or hand out a PIN.
staff-no-user-group = None
staff-default-building-first = The first by name
staff-edit = Edit
staff-edit-question = Edit { $name }
staff-edit-sign-in-name = The sign-in name, { $name }, never changes.
staff-deactivate = Deactivate
staff-deactivate-question = Deactivate the account of { $name }?
staff-deactivate-text = { $name } is signed out everywhere at once and can’t sign in any more. Links and cards stop working, and no more mail is sent. Nothing is deleted: the account can be taken back into use.
staff-reactivate = Take back into use
staff-reactivate-question = Take the account of { $name } back into use?
staff-reactivate-text = { $name } can sign in again as before. Choose which access is given back; the rest is taken away.
staff-reactivate-nothing = { $name } can sign in again as before. There is no access to give back.
staff-reset = Reset password
staff-reset-question = Send { $name } a link to choose a new password?
staff-reset-text = A mail goes to { $address }, in { $language }. The link works for 60 minutes. Until they choose, the present password goes on working.
staff-pin-new = New PIN
staff-pin-question = Hand { $name } a new PIN?
staff-pin-text = It is shown here for five minutes, to you alone. It works for 24 hours and has to be exchanged at the first sign-in. What they signed in with until now stops working, and they are signed out everywhere.
staff-pin-draw = Draw a PIN
staff-pin-typed-hint = Six digits. Left empty, one is drawn.
staff-pin-shown = Hand this over in person
staff-pin-shown-text = It is shown only to you, and for five minutes. It works until { $deadline }; at the first sign-in they choose their own.
staff-card = Print access card
staff-card-question = Print an access card for { $name }?
staff-card-text = The card works once, for 24 hours. What they signed in with until now stops working: a PIN, an earlier card. They are signed out everywhere.
staff-unlock = Unlock
staff-unlock-question = Let { $name } sign in again?
staff-unlock-text = After ten wrong PINs in a row, nothing is let through from devices that the account doesn’t know. First make sure that it was { $name }. The PIN stays the same.
staff-asks-for-help = Asks for help with signing in
staff-asks-for-help-text = Somebody gave this username on { $since }. Make sure in person who is asking, then hand out a card or a PIN.
staff-aside = Close the request
staff-aside-question = Close the request of { $name }?
staff-aside-text = It disappears from the list. The sign-in stays as it is; the person can ask again.
staff-new-group-hint = Decides how they sign in and what each building begins with.
staff-new-no-email-hint = Left empty, they sign in with a username and a PIN.
staff-new-username-hint = Suggested from the name; whether it is free is told when you save. It never changes afterwards.
staff-new-default-building-hint = For people with several buildings.
staff-new-pin-legend = The first PIN
staff-new-pin-now = Draw one now
staff-new-pin-now-hint = Shown to you alone, for five minutes. It works for 24 hours.
staff-new-pin-later = Not yet
staff-new-pin-later-hint = You hand out a PIN or print an access card later.
staff-new-next-pin = You see a PIN once and hand it over in person, with the username.
staff-new-next-first = At the first sign-in, within 24 hours, your colleague chooses a PIN of their own and accepts the privacy policy.
staff-new-next-first-passphrase = At the first sign-in, within 24 hours, your colleague chooses a passphrase and accepts the privacy policy.
staff-new-next-pin-later = Nobody can sign in yet. When the time comes, print an access card or draw a PIN from the person’s panel.
staff-address = Add an address
staff-address-question = Give { $name } an e-mail address
staff-address-text = A mail goes there, and the link in it works for 24 hours. Once they have chosen a password, it takes the place of their PIN. The sign-in name stays { $sign_in_name }.
staff-address-send = Send the mail
