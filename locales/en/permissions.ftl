## Capabilities, levels and permission groups: what there is to be allowed.

level-none = None
level-view = View
level-manage = Manage

capability-staff-accounts = Staff accounts
capability-staff-accounts-help = View shows who works in the building. Manage also adds people there and decides what they may do.
capability-buildings = Buildings
capability-buildings-help = View shows the building’s page. Manage also changes its details.
capability-delivery = Delivery
capability-delivery-help = View shows which mail did not arrive. Manage also corrects addresses and sends again.
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

## The catalogue of capabilities

capabilities-help-in = Help in { $language }
capabilities-toggles = Additional rights
