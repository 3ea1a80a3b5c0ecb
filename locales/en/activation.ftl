## From the mailed link to the first session.

choose-title = Activate your account
# $organisation the organisation’s name
choose-greeting = Welcome to { $organisation }
# $deadline e.g. Thursday, March 12, 2026 at 2:05 PM
choose-lead = Choose a password to activate your account. This link can be used until { $deadline }.
choose-submit = Activate my account

ask-again-title = Get a new activation link
ask-again-lead = Type the address your invitation was sent to. If an invitation is waiting there, we’ll send the link again.
ask-again-submit = Send me the link

link-ask-again = Get a new link

welcome-title = Before you start
welcome-lead = Please read how your data are used. We only ask again if the text changes.
welcome-policy-label = Privacy policy
# $version (Number) version of the policy
welcome-policy-version = Version { $version }, published { $date }
welcome-accept = I have read and I accept the privacy policy.
