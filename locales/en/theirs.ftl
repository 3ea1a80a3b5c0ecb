# What a page says in another language than its reader's. The server alone has the words of every language.

# In the person's own language. $link is a whole address.
staff-tell-text = Hello { $name }, a mail from { $organisation } with your activation link went to { $address }. Please look in your spam folder too. If you can’t find it, ask for the link again here: { $link }

# In the language chosen for the new colleague.
staff-new-greeting = “Hello! { $organisation } has created a staff account for you.”
