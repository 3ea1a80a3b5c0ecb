### The letters. Subject and text of each are attributes of one message; `domain/mail/letters` puts them together.
### $organisation is the organisation's name, $support the address where people ask for help,
### $deadline and $moment are dates with their time, $zone names the time zone they are in.

# $name is a first name.
mail-greeting = Hello { $name },
mail-greeting-nobody = Hello,

# $place is the time zone's own name for itself, such as Sao Paulo.
mail-zone = { $zone ->
    [UTC] UTC
    [America-Halifax] Halifax time
    [America-Montreal] Montréal time
    [America-New_York] New York time
    [America-St_Johns] St. John’s time
    [Europe-Zurich] Zurich time
    [Indian-Reunion] Réunion time
   *[other] { $place } time
}

# Below each button.
mail-button-fallback = If the button does not work, copy this address into your browser:
mail-help = Questions? Reply to this message or write to { $support }.
# Last line of every letter.
mail-sent-by = { $organisation } keeps its staff accounts with { common-product }, which sent this message automatically.

mail-activation =
    .subject = Activate your account – { $organisation }
    .intro = { $organisation } has created a staff account for you. Choose a password and it is yours: it only takes a minute.
    .again = You asked for your activation link again, so here it is. Choose a password and your account at { $organisation } is ready.
    .forgotten = You asked for a new password. Your account at { $organisation } was never activated, so this link lets you activate it by choosing your first one.
    .action = Choose my password
    .deadline = The link works once, until { $deadline } ({ $zone }).
    .late = Too late? Open it anyway: the page can send you a new one.
    .unexpected = If you were not expecting this message, there is nothing you need to do: the account stays closed as long as nobody uses the link.

mail-reset =
    .subject = Choose a new password – { $organisation }
    .intro = We received a request to choose a new password for your account at { $organisation } under this address.
    .action = Choose a new password
    .deadline = The link works once and for 60 minutes, until { $deadline } ({ $zone }).
    .unexpected = If you did not ask for it, there is nothing you need to do: your password stays as it is. If it happens again, let us know.

# $sign_in_name is an e-mail address or a username.
mail-activated =
    .subject = Your account is active – { $organisation }
    .intro = Welcome! Your account at { $organisation } has been active since { $moment } ({ $zone }).
    .sign-in = From now on, sign in as { $sign_in_name } with the password you chose.
    .action = Sign in
    .unexpected = If it was not you who activated it, tell us right away at { $support }.

mail-password-changed =
    .subject = Your password was changed – { $organisation }
    .intro = The password of your account at { $organisation } was changed on { $moment } ({ $zone }).
    .elsewhere = Every other session has been signed out. If it was you, that is all there is to know.
    .unexpected = If it was not you, choose a new password now, then tell us at { $support }.
    .action = Choose a new password

mail-test =
    .subject = Test message – { $organisation }
    .intro = This is a test. If you are reading it, mail from { common-product } reaches this address.
    .moment = Written on { $moment } ({ $zone }).

mail-access-given =
    .subject = You have access to another building – { $organisation }
    .intro = Your access at { $organisation } now reaches further. Sign in to see which buildings you work in and what you can do there.
    .action = Sign in
    .unexpected = If you were not expecting this, tell us at { $support }.

mail-inactive-given-access =
    .subject = Somebody who was added waits for your decision – { $organisation }
    .intro = Somebody who manages a building at { $organisation } has just added a person whose account is inactive.
    .stays = The account stays inactive until an administrator decides otherwise.
    .uninvited = Somebody who manages a building at { $organisation } has just added a person whose invitation has not been sent yet.
    .waits = Nothing is sent until an administrator activates the account.
    .former = Somebody who manages a building at { $organisation } has just added a person under an address that was this account’s before.
    .nobody = Nobody was given access and nothing was sent: decide who is meant.
    .action = Look at the account

mail-deactivated =
    .subject = Your account with { $organisation } was deactivated
    .intro = Your staff account with { $organisation } was deactivated on { $moment } ({ $zone }).
    .means = You can no longer sign in with it. If you still work there, please ask whoever manages your account.

mail-address-added =
    .subject = Confirm your e-mail address – { $organisation }
    .intro = Your staff account with { $organisation } (sign-in name { $sign_in_name }) is to have this e-mail address. Confirm it by choosing a password: it takes the place of your PIN. Your sign-in name stays the same.
    .action = Choose a password
    .deadline = The link works once and for 24 hours, until { $deadline } ({ $zone }).
    .unexpected = If you don’t know this account, there is nothing you need to do: the address is not used.
