### What went wrong, and what the reader can do about it. One sentence per code of `AppError`.

error-title = This didn’t work

## Who asks

error-sign-in-required = Please sign in to continue.
error-policy-pending = Please read and accept the privacy policy first.
error-must-change = Please choose a PIN or a passphrase of your own first.
error-forbidden = Your account isn’t allowed to do this. If you need it, ask an administrator.
error-not-found = There is nothing here. The page may have moved, or the address may be incomplete.
# The same for a wrong name, a wrong secret, a throttled and a locked account: it must not tell which names exist.
error-sign-in-failed = We couldn’t sign you in. Check your sign-in name and your password or PIN. After several failed attempts, wait a few minutes, choose a new password, or ask your manager for help.

## What was asked

# $n (Number) of fields with a fault
error-invalid = { $n ->
    [one] Please correct the field marked below.
   *[other] Please correct the { $n } fields marked below.
}
# $minutes (Number) until the next attempt is allowed
error-throttled = { $minutes ->
    [one] Too many attempts. Please try again in one minute.
   *[other] Too many attempts. Please try again in { $minutes } minutes.
}
error-malformed = The request was incomplete or damaged. Please reload the page and try again.
error-cross-site = The request didn’t come from this site, so nothing was done. Please open the page here and try again.
error-method-not-allowed = This address can’t be used in this way. Please go back and use the buttons on the page.
error-too-large = This is too much to send at once.
error-unsupported-media = This kind of content can’t be processed here.
error-unknown-host = This address doesn’t belong to this site. Please check what you typed or the link you followed.

## The machine

error-busy = Many people are using the site right now. Please try again in a moment.
# $incident is the number under which the operator finds the cause in the log.
error-unavailable = Something went wrong on our side, and nothing was changed. Please try again. If it happens again, quote incident { $incident } to your administrator.
error-timeout = This took too long, so we stopped. Please try again.
# The browser got no answer at all.
error-offline = The site didn’t answer. Check your connection and try again; what you typed is still here.

## The state of things

error-conflict-already-active = This account has already been activated.
error-conflict-stale = Someone else has changed this in the meantime. Reload the page to see the current state, then try again.
error-conflict-already-set-up = This site has already been set up. Please sign in.
error-conflict-nothing-to-send = This account isn’t waiting for a mail.
error-conflict-nobody-needs-a-card = Nobody here needs a card: everybody has chosen a PIN or a passphrase, or has a card already.
error-conflict-last-administrator = This is the last administrator. Name another one first.
error-conflict-begun-with-by-pins = User groups whose people need no e-mail address begin with this permission group. Please choose another one for them first.
error-conflict-needs-password = People who manage staff sign in with an e-mail address and a password. Somebody concerned by this has none yet.

## Links from mails. No personal data: whoever holds an old link learns nothing about the account.

link-inactive =
    .title = This account is inactive
    .text = The link can’t be used while the account is inactive. If you think this is a mistake, ask your administrator.
link-used =
    .title = This link has already been used
    .text = Each link works once. If you used it yourself, sign in with the password you chose. If not, tell your administrator.
link-cancelled =
    .title = This link was cancelled
    .text = The invitation was withdrawn. If you think this is a mistake, ask your administrator.
link-replaced =
    .title = There is a newer link
    .text = A newer mail has replaced this link. Please use the link in the latest mail.
link-expired =
    .title = This link has expired
    .text = Links work for a limited time. You can ask for a new one with your e-mail address.
link-unknown =
    .title = This link isn’t valid
    .text = It may be incomplete: open it again from the mail, or copy it from there in full. Otherwise, ask for a new one with your e-mail address.

## Beside a field

problem-required = Please fill in this field.
problem-no-name = Please write the name in at least one language.
problem-no-building-chosen = Choose a permission group in at least one building.
# $max (Number) of characters
problem-too-long = { $max ->
    [one] Please use at most one character.
   *[other] Please use at most { $max } characters.
}
problem-not-an-address = This isn’t a complete e-mail address. Example: camille@example.org
problem-blank-in-address = There is a space in this e-mail address. Addresses have none.
# $reason a whole sentence
problem-address-blocked = Nothing is sent to this address: it is on the blocked list. { $reason } If the mailbox exists by now, take the address off the list first, or save without sending.
# $address the address that was perhaps meant
problem-perhaps-meant = Did you mean { $address }? If it is right as you typed it, send the form again.
problem-address-too-long = This e-mail address is too long to be valid.
problem-not-one-address = Please enter a single e-mail address.
problem-contains-link = Please leave out web addresses.
problem-control-characters = This contains invisible characters. Please type it again rather than pasting it.
problem-mixed-scripts = This mixes letters of different alphabets that look alike. Please type it again.
problem-taken = There is already an account with this address.
problem-name-taken = This name is already in use. Please choose another.
problem-not-a-choice = Please choose one of the options.
problem-unknown-time-zone = Please choose a time zone from the list.
problem-not-accepted = Please tick the box to accept the privacy policy.
problem-not-an-instant = Give a day and a time.
problem-ends-before-it-begins = The end has to lie after the beginning.
problem-over = This lies in the past.
problem-address-needed = People of this user group need an e-mail address.
problem-address-first = People of this user group sign in with an e-mail address and a password. Please add an address for this person first.
problem-not-a-username = Please use 3 to 32 small letters without accents, digits, dots, hyphens or underscores, with a letter or digit first.
# $free a username that nobody has
problem-username-taken = Somebody has this username already. { $free } is free.
problem-manages-staff = Managing staff takes an e-mail address and a password. Please choose something that doesn’t include it, or give the person an address.
# $count (Number) of people
problem-some-have-no-address = { $count ->
    [one] { $count } person of this group has no e-mail address.
   *[other] { $count } people of this group have no e-mail address.
}
problem-no-access-there = This person has no access to that building.
problem-card-code-mistyped = There is a slip in this code. Please compare it with the card, character by character.
problem-card-unknown = This name and this code don’t open anything. The card may be used up, replaced by a newer one, or more than a day old.

## Beside a password

# $min (Number) of characters
problem-password-too-short = { $min ->
    [one] Please use at least one character.
   *[other] Please use at least { $min } characters. Several words in a row are easy to remember.
}
# $max (Number) of characters
problem-password-too-long = { $max ->
    [one] Please use at most one character.
   *[other] Please use at most { $max } characters.
}
problem-password-common = This password is on lists that attackers try first. Please choose another.
problem-password-context = Please leave out your name, your address, and the names of the organisation and of { common-product }.
problem-password-repeated = This repeats the same characters or follows a simple sequence. Please choose another.
problem-password-same-as-before = This is your current password. Please choose a new one.
problem-current-password-wrong = This isn’t your current password.
problem-pin-length = A PIN has exactly six digits.
problem-pin-repeats = This PIN repeats its digits too much. Please choose another.
problem-pin-sequence = This PIN is a sequence that is easily guessed. Please choose another.
problem-pin-shape = This PIN is a shape on the keypad. Please choose another.
problem-pin-date = This PIN looks like a date. Please choose another.
problem-pin-in-name = The digits of this PIN stand in the username. Please choose another.
problem-pin-handed-out = This is what you were handed. Please choose another of your own.
problem-neither-pin-nor-passphrase = Six digits make a PIN; a passphrase has at least 15 characters.
# $max (Number) of temporary accesses
problem-too-many-covers = This person has { $max } temporary accesses already. End one first.
