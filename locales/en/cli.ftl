### The command line: help, complaints about the configuration, and what the commands say.

## Help

cli-help-program = { common-product }: staff accounts for an organisation with many buildings.
cli-help-usage = Usage:
cli-help-command = COMMAND
cli-help-commands = Commands:
cli-help-arguments = Arguments:
cli-help-options = Options:
cli-help-help = Show this help
cli-help-version = Show the version
cli-help-configuration = Configuration comes from the environment and from trousseau.toml in the current folder. Exit codes: 0 done, 1 refused, 2 usage or configuration.
cli-help-serve = Run the server
cli-help-migrate = Bring the database’s schema up to date
cli-help-setup-link = Print the one-time link that opens the first run
cli-help-mail = Try out sending mail
cli-help-mail-test = Send a test mail through the configured relay
cli-help-mail-test-address = Where to send it
cli-help-mail-bounce = Take a bounce from standard input
cli-help-mail-bounce-more = For the mail system’s pipe, which hands in one message at a time, for the sender’s address and for everything it gets with a tag (staff+…@example.org). Whatever can be read ends with 0, whether anything follows from it or not.
cli-help-history = Look after the history
cli-help-history-verify = Check that nobody has altered the history
cli-help-doctor = Look over the installation and say what is wrong

## Usage

cli-usage-no-command = Which command? Try “trousseau -h”.
cli-usage-wrong = This can’t be understood. Try “trousseau -h”.
# $what is the argument that is missing
cli-usage-missing-argument = { $what } is missing. Try “-h”.
# $what was typed
cli-usage-unknown = “{ $what }” means nothing here. Try “-h”.
cli-no-runtime = The operating system gives no threads to work with.

## Configuration. One line each; $key is the name of the variable or of the key in the file.

cli-config-missing = { $key } is not set.
cli-config-given-twice = { $key } is set twice: once as itself and once as a file. Please keep one of them.
# $path of the file
cli-config-unreadable-file = { $key }: the file { $path } can’t be read.
# $line in the file
cli-config-not-toml = { $key } can’t be understood from line { $line } on.
cli-config-unknown-key = { $key } is no setting of trousseau.toml.
cli-config-not-text = { $key } has to be a text in quotation marks.
# $choices are the words it may be
cli-config-not-a-choice = { $key } has to be one of: { $choices }.
cli-config-not-a-base-url = { $key } has to be an address such as https://staff.example.org, without a path.
cli-config-not-loopback = { $key }: a development installation can only be reached from its own machine, such as http://localhost:3000.
cli-config-plain-http = { $key } has to start with https://, or passwords would travel in the clear.
cli-config-not-a-socket-address = { $key } has to be an address and a port, such as 127.0.0.1:3000.
cli-config-not-a-database = { $key } has to be sqlite://path or postgres://…
cli-config-database-unreachable = { $key }: the database doesn’t answer. The cause is in the log.
cli-config-not-a-relay = { $key } has to be smtps://…, smtp://…?tls=required, or smtp:// on this machine.
cli-config-plain-smtp = { $key }: mail would travel in the clear. Use smtps://…, or add ?tls=required.
cli-config-not-a-sender = { $key } has to be an address to send from, such as staff@example.org.
cli-config-not-a-network = { $key } has to be a list of networks, such as 10.0.0.0/8, ::1.
cli-config-proxies-unsaid = { $key } is not set. Please name the networks of the proxies in front, such as 127.0.0.1/32, or say none.
cli-config-not-a-key = { $key } has to be 32 random bytes in base64. “openssl rand -base64 32” makes some.
cli-config-guessable-key = { $key } could be guessed. “openssl rand -base64 32” makes a key that can’t.
cli-config-readable-key-file = { $key }: others than its owner may read { $path }. “chmod 600” closes it; if anybody may have read it, make a new key.
cli-config-unusable-folder = { $key }: { $path } can’t be made or written.
cli-config-not-a-filter = { $key } is no filter for the log. Example: info
# $address to listen on
cli-config-cannot-listen = { $key }: { $address } is taken, or isn’t this machine’s.

## Starting

# $path of the database
cli-start-locked = Another server is running on { $path }. Stop it first.
cli-start-newer-database = DATABASE_URL: the database was written by a newer version of { common-product }. Nothing was changed. Please run that version.
cli-start-other-key = TROUSSEAU_SECRET_KEY: the root key is missing, or isn’t the one this database was used with. Put it back, there or as secret.key in the data folder. Nothing was changed.
cli-start-not-migrated = The database isn’t up to date. Run “trousseau migrate” first.

## What the commands say

# $address of the site
cli-serve-ready = { common-product } is ready at { $address }
# $link opens the first run
cli-serve-setup-link = Set-up link, once, for 24 hours: { $link }
# $address of the page
cli-serve-mailbox = Mails land in { $address }
cli-serve-stopped = Stopped.
cli-migrate-done = The database is up to date.
cli-setup-link-already = This installation is set up already.
# $address it was sent to
cli-mail-test-sent = The relay has accepted a test mail to { $address }.
# $reason the relay gave
cli-mail-test-failed = The relay didn’t accept the mail: { $reason }
cli-mail-test-broken-off = the connection was lost before an answer came
cli-mail-test-no-relay = SMTP_URL is not set, so there is no relay to try.
cli-mail-bounce-nothing = Nothing came in. The message is expected on standard input.
cli-mail-bounce-blocked = The address is on the blocked list: nothing more is sent to it.
cli-mail-bounce-came-back = Noted: the mail couldn’t be delivered.
cli-mail-bounce-delayed = Noted: the mail is late.
cli-mail-bounce-known = Known already.
# $why a whole sentence
cli-mail-bounce-stray = Ignored. { $why }
cli-mail-bounce-none = Ignored: this is no report of an undelivered mail.
# $count (Number) of entries
cli-history-verified = { $count ->
    [0] The history is empty.
    [one] One entry; the chain is unbroken.
   *[other] { $count } entries; the chain is unbroken.
}
cli-history-limit = An older copy that was put back looks whole from here. Note this number somewhere else: it only ever grows.
# $number of the entry
cli-history-broken = The history was altered at entry { $number }.
cli-history-other-key = Entry { $number } of the history was written under another root key; nothing can be told without that key.
cli-doctor-good = good
cli-doctor-bad = BAD
# $what was looked at, $state good or bad
cli-doctor-line = { $what }: { $state }
cli-doctor-configuration = Configuration
cli-doctor-key = Root key
cli-doctor-database = Database
cli-doctor-clock = Clock
cli-doctor-relay = Mail relay
cli-doctor-outbox = Outbox
cli-doctor-history = History
cli-doctor-found = Something needs your attention.

cli-help-demo = Fill an empty development installation with a sample organisation
cli-demo-working = Making a sample organisation. This takes about a minute.
cli-demo-only-development = The sample organisation is only made where TROUSSEAU_ENV is “development”: everybody in it has the same published password.
cli-demo-already = This installation has its organisation already. The sample one needs an empty data folder.
# $people (Number) staff accounts
cli-demo-done = Done: { $people } people. Sign in as { $address } with “{ $password }”. Whoever has a username instead of an address signs in with the PIN { $pin }.
