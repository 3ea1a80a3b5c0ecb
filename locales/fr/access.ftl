## Giving access: which permission group in which building.

access-title = Accès
access-where = Où
access-group = Groupe de permissions
cover-from = Du
cover-until = Au
