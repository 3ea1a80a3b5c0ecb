### Why a letter did not leave, or not yet, for an administrator; and the blocked list.

delivery-no-such-address = The mail system says this address does not exist. Check its spelling.
delivery-no-such-domain = What follows the @ takes no mail. Check the spelling of the address.
delivery-malformed-address = The mail server does not accept the address as it is written. Check its spelling.
delivery-mailbox-full = The mailbox is full. The person has to make room, or use another address.
delivery-mailbox-closed = The mailbox exists but is switched off. Ask the person, or use another address.
delivery-not-wanted = The recipient’s mail server does not accept messages from us. Its administrators can allow them.
delivery-later = The mail server asked us to come back later, which is usual for a first message. We will.
delivery-no-answer = The mail server did not answer. We keep trying.
delivery-refused = The mail server refused the message for good.

## The blocked list

delivery-title = Blocked addresses
delivery-subtitle = Addresses that the mail system says don’t exist. Nothing more is sent to them.
delivery-caption = Blocked addresses, newest first
delivery-search = Address or name
delivery-search-clear = Clear the search
delivery-address = Address
delivery-reason = Reason
delivery-since = Since
delivery-person = Person
delivery-actions = What can be done
delivery-reply = What the mail server said
delivery-older = Older entries
delivery-newest = Newest entries
delivery-empty = No address is blocked
delivery-empty-text = When a mail comes back because its address doesn’t exist, the address is listed here.
delivery-nothing-found = Nothing matches “{ $search }”
delivery-nothing-found-text = Addresses and names are searched.
delivery-show-all = Show the whole list
delivery-open = Open the blocked list
delivery-moved-on = Corrected since: the person has another address now.
delivery-unblock = Unblock
# Read out with the button. $address is the one it is about.
delivery-unblock-this = Unblock { $address }
# $address is the one it is about.
delivery-correct-this = Correct { $address } and resend
delivery-unblock-question = Take { $address } off the blocked list?
delivery-unblock-text = Do this once you know that the mailbox exists by now. Nothing is sent by itself: to send an invitation, open the account and choose “{ staff-resend }”. If the mailbox still doesn’t exist, the address comes back to this list.
