### Why a letter did not leave, or not yet, for an administrator.

delivery-no-such-address = The mail system says this address does not exist. Check its spelling.
delivery-no-such-domain = What follows the @ takes no mail. Check the spelling of the address.
delivery-malformed-address = The mail server does not accept the address as it is written. Check its spelling.
delivery-mailbox-full = The mailbox is full. The person has to make room, or use another address.
delivery-mailbox-closed = The mailbox exists but is switched off. Ask the person, or use another address.
delivery-not-wanted = The recipient’s mail server does not accept messages from us. Its administrators can allow them.
delivery-later = The mail server asked us to come back later, which is usual for a first message. We will.
delivery-no-answer = The mail server did not answer. We keep trying.
delivery-refused = The mail server refused the message for good.
