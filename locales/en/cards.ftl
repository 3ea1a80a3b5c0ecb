## What stands on an access card, in the language of whoever it is for.

card-title = Your access card
card-sign-in-name = Username
card-code = Code on the card
card-scan = Scan this with your phone’s camera, and choose a PIN. It works once.
card-scan-passphrase = Scan this with your phone’s camera, and choose a passphrase. It works once.
# $address e.g. keys.example.org/card
card-type = No camera? Open { $address } and type your username and the code of this card.
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
card-until = Can be used until { $deadline }. Keep it to yourself until then.
card-help = Does it not work? Ask your manager, or write to { $support }.

## Printing cards, and using one

cards-title = Access cards
cards-of = Access cards: { $name }
# $count (Number) people
cards-for = { $count ->
    [one] For { $count } person who has yet to choose a PIN or a passphrase
   *[other] For { $count } people who have yet to choose a PIN or a passphrase
}
cards-for-hint = A card takes the place of a PIN they were handed before: that PIN no longer opens anything.
# $count (Number) people
cards-carded = { $count ->
    [one] { $count } person has a card already
   *[other] { $count } people have a card already
}
cards-carded-hint = A card works once, within a day of being printed.
# $count (Number) people
cards-again = { $count ->
    [one] Print a new card for this person: the one they have stops working
   *[other] Print new cards for these people: the ones they have stop working
}
# $count (Number) people
cards-left = { $count ->
    [one] { $count } more person needs a card: print once more after this sheet.
   *[other] { $count } more people need a card: print once more after this sheet.
}
# $count (Number) cards
cards-print = { $count ->
    [one] Print { $count } card
   *[other] Print { $count } cards
}
# $count (Number) people
cards-others = { $count ->
    [one] { $count } more person can only get a card from an administrator.
   *[other] { $count } more people can only get a card from an administrator.
}
cards-nobody = Nobody here needs a card
cards-nobody-text = Everybody without an e-mail address who works here has chosen a PIN or a passphrase.
# $count (Number) cards
cards-printed = { $count ->
    [one] { $count } access card
   *[other] { $count } access cards
}
cards-print-now = Print
cards-once = This sheet is shown only to you, and for five minutes. Hand each card to its owner in person.
cards-own-language = In each person’s language
cards-all-languages = In all languages
cards-gone = This sheet is no longer shown
cards-gone-text = Cards can be seen for five minutes after they were printed. Print them again: the earlier ones then stop working.
card-page-title = I have an access card
card-page-lead = Type what stands on the card. Then you choose a PIN or a passphrase of your own.
card-page-hint = Twelve letters and digits, in groups of four.
# $name a sign-in name
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
card-choose-lead = Your username is { $name }. This card works once, until { $deadline }.
card-ask-again = Ask for help
card-expired-text = Access cards work for a day. Ask your manager for a new one.
card-replaced-text = A newer card has been printed. Please use that one.
card-unknown-text = The code may be incomplete. Scan it again, or type the code on the card.

## A secret of one's own

own-secret-page = Choose what you sign in with
own-secret-title = Choose your own PIN
own-secret-title-passphrase = Choose your own passphrase
own-secret-lead = Whoever handed you the first PIN knows it. From now on, only you will know what you sign in with.
own-secret-pin = New PIN
own-secret-pin-hint = Six digits: no date, no sequence, no shape on the keypad.
own-secret-draw = Let the system choose
own-secret-draw-hint = Nobody would guess this one. Memorise it, then type it above. It is shown only here.
own-secret-passphrase-instead = I’d rather use a passphrase
own-secret-pin-instead = I’d rather use a PIN
own-secret-submit = Save and continue

## Asking for help

help-ask-title = No e-mail address? Ask your manager
help-ask-text = Type your username. Whoever manages your account sees that you ask, and hands you a new PIN or a card in person.
help-ask-submit = Ask my manager
help-asked-title = See your manager
help-asked-lead = If this username belongs to an account, whoever manages it now sees that you asked.
help-asked-next = Go and see them in person. They will hand you a new PIN or an access card.
