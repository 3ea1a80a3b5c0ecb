## Capabilities, levels and permission groups: what there is to be allowed.

level-none = None
level-view = View
level-manage = Manage

capability-staff-accounts = Staff accounts
capability-staff-accounts-help = View shows who works in the building. Manage also adds people there and decides what they may do.
capability-buildings = Buildings
capability-buildings-help = View shows the building’s page. Manage also changes its details.
capability-delivery = Blocked addresses
capability-delivery-help = View shows which mail did not reach the building’s people. Manage also takes addresses off the blocked list.
capability-history = History
capability-history-help = View and Manage both show what happened to the building’s people.

permission-group-full-access = Full access
permission-group-default = Default permissions

scope-all = all buildings, present and future
scope-portfolio = all buildings of { $portfolio }, present and future

## Permission groups

permission-groups = Permission groups
# $language e.g. French
permission-groups-name-in = Name in { $language }
permission-groups-copy-of = Copy of { $name }
permission-groups-instead = What its holders get instead

permission-groups-subtitle = What people may do in a building is decided by the permission group they hold there.
permission-groups-new = New permission group
permission-groups-compare = Compare
permission-groups-duplicate = Duplicate
permission-groups-name = Name
permission-groups-name-hint = One language is enough. Whoever reads another one sees the name in the organisation’s language.
permission-groups-allows = What it allows
permission-groups-allows-nothing = So far this group allows nothing: whoever holds it sees no more than without it.
permission-groups-allows-hint = Additional rights count from View on.
permission-groups-holders = Held by
permission-groups-everything = Everything, also what is added later
permission-groups-everything-fixed = This group allows everything, also what is added later. It can be renamed, and not limited.
permission-groups-nothing = Nothing
# $level e.g. Manage
# $listed names of capabilities
permission-groups-level-of = { $level }: { $listed }
# $count (Number) capabilities that are not named
permission-groups-and-more = { $count ->
    [one] { $listed } and { $count } more
   *[other] { $listed } and { $count } more
}
permission-groups-nobody = Nobody
# $count (Number) buildings
permission-groups-buildings = { $count ->
    [one] { $count } building
   *[other] { $count } buildings
}
permission-groups-touches-nobody = Nobody holds this group: saving changes nobody’s access.
# $touched e.g. 3 people · 2 buildings
permission-groups-touches = Saving changes the access of those who hold this group, from their next click on: { $touched }.
permission-groups-delete-unused = Nobody holds this group.
# $touched e.g. 3 people · 2 buildings
permission-groups-delete-used = This group is in use: { $touched }. Please say what its holders get instead, in the same places and for the same time.
permission-groups-instead-choose = Please choose
permission-groups-instead-nothing = Nothing: they lose this access
permission-groups-compare-subtitle = Two permission groups side by side.
permission-groups-compare-one = First group
permission-groups-compare-other = Second group
permission-groups-difference = Difference
permission-groups-differs = Different
permission-groups-same = Same

## The catalogue of capabilities

capabilities = Capabilities
capabilities-subtitle = What there is to be allowed. Add what your organisation works with; who gets how much of it is decided in the permission groups.
capabilities-capability = Capability
capabilities-new = New capability
capabilities-built-in = Built in
capabilities-none = No capabilities of your own yet
capabilities-none-text = Start with what many organisations have: residents, fobs, access codes, payments, cameras, amenities, guests, maintenance requests and incident reports. You can change all of it afterwards.
capabilities-add-usual = Add the usual catalogue
capabilities-help = Help
capabilities-help-hint = One or two sentences that say what View shows and what Manage allows. They stand beside the selector.
capabilities-toggles-hint = Rights that are given one by one beside the level. A line left empty is none; emptied, it goes.
# $count (Number) of the line
capabilities-toggle-in = { $count }. In { $language }
capabilities-archive = Remove from the catalogue
capabilities-archive-hint = It is no longer offered, and what groups allow of it no longer counts. This can’t be undone.
capabilities-archive-question = Remove { $name } from the catalogue?
capabilities-help-in = Help in { $language }
capabilities-toggles = Additional rights
