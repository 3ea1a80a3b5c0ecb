## User groups: job profiles.

user-groups = User groups
user-groups-signs-in = How they sign in
user-groups-address = With an e-mail address and a password
user-groups-pin = With a username and a PIN
user-groups-passphrase = With a username and a passphrase
user-groups-subtitle = Job profiles. A user group says how its people sign in and what the form for a new colleague begins with. What they may do is decided by the access they are given.
user-groups-new = New user group
user-groups-begins-with = Permission group to begin with
user-groups-begins-with-nothing = None
user-groups-begins-with-hint = Offered at one click beside each building when somebody of this group is added. Another can be chosen there.
user-groups-signs-in-hint = Changing this doesn’t change how people who are there already sign in.
user-groups-address-hint = Everybody needs an address. They get an activation mail and choose a password.
user-groups-pin-hint = An address is optional. Who has none gets a username and is handed a PIN or an access card; they then choose six digits of their own, or a passphrase.
user-groups-passphrase-hint = An address is optional. Who has none gets a username and is handed a PIN or an access card; they then choose a passphrase of at least 15 characters.
user-groups-none = No user groups yet
user-groups-none-text = With user groups you can add people who have no e-mail address. Start with what many organisations have: Director, Manager, Housekeeping management, Front desk, Housekeeping and Maintenance. You can change all of it afterwards.
user-groups-add-usual = Add the usual user groups
user-groups-delete-unused = Nobody belongs to this group.
# $count (Number) people
user-groups-delete-used = { $count ->
    [one] { $count } person belongs to this group. Their access and the way they sign in stay as they are.
   *[other] { $count } people belong to this group. Their access and the way they sign in stay as they are.
}
user-groups-instead = Their user group from now on
user-groups-instead-none = None
