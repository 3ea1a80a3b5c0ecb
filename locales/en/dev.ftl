### Pages that only a development installation has.

dev-mailbox-title = Development mailbox
dev-mailbox-lead = Mails that would have left, the newest first.
dev-mailbox-empty = No mail yet
dev-mailbox-empty-text = Invite somebody, and the letter lands here.
dev-mailbox-to = To
dev-mailbox-subject = Subject
dev-mailbox-language = Language
dev-mailbox-written = Written
dev-mailbox-back = All mails
dev-mailbox-open-link = Open the link in this mail
dev-mailbox-html = As a mail program shows it
dev-mailbox-text = Text part
dev-mailbox-raw = Raw source
dev-clock-title = Clock
dev-clock-lead = The time as this installation sees it. Move it to see links expire and sessions end.
dev-clock-now = Now
# $seconds it has been moved by
dev-clock-offset = Moved by { $seconds } s
dev-clock-by = Seconds to move it by
dev-clock-move = Move
dev-clock-reset = Back to real time
