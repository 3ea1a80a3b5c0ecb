## Giving access: which permission group in which building.

access-title = Access
access-where = Where
access-group = Permission group
cover-from = From
cover-until = Until
