## Giving access: which permission group in which building.

access-title = Access
# $name a person
access-of = { $name }’s access
access-where = Where
access-building = Building
access-group = Permission group
access-choose = Choose…
access-none = No access
# In a building where nothing is given by itself. $group is given for all buildings of its portfolio, or for all there are.
access-inherited = As elsewhere: { $group }
# Under the name of a building whose permission group can’t be changed.
access-locked = Not yours to change: somebody with wider access decides here.
access-change = Change access
access-save = Save
access-read-only = You can see what is held in your buildings, but not change it for this person.
access-new-hint = Choose a permission group in each building where they work. It can be changed at any time.
access-no-buildings = There are no buildings yet, so there is nothing to give access to.
access-to-buildings = Add buildings

## The matrix

access-caption = Permission group in each building
access-find = Building, code or portfolio
access-portfolio = Portfolio
access-all-portfolios = All portfolios
# $count (Number) buildings
access-all-buildings = { $count ->
    [one] The only building
   *[other] All { $count } buildings
}
# $portfolio a name
# $count (Number) buildings
access-all-of-portfolio = { $count ->
    [one] { $portfolio } ({ $count } building)
   *[other] { $portfolio } ({ $count } buildings)
}
# On a button
# $group a permission group
# $count (Number) buildings
access-select-all = { $count ->
    [one] Give “{ $group }” in the only building
   *[other] Give “{ $group }” in all { $count } buildings
}
# On a button
# $group a permission group
# $portfolio a name
# $count (Number) buildings
access-select-portfolio = { $count ->
    [one] Give “{ $group }” in the building of { $portfolio }
   *[other] Give “{ $group }” in the { $count } buildings of { $portfolio }
}
access-future = Include future buildings
access-future-hint = Buildings added later are included automatically.
access-selected = Done. The permission groups in the list have changed.
access-bulk = Several buildings at once
access-bulk-hint = It holds in every building that you don’t choose for in the list below.
access-bulk-nothing = As in the list below
access-copy = Copy to the others
access-copy-of = Copy the permission group of { $building } to all other buildings that have one
access-copy-hint = To change it in several buildings that have a permission group already, choose the new one in one of them; then copy it from there to all the others that have one.
# $count (Number) other buildings
access-copied = { $count ->
    [one] Copied to { $count } other building.
   *[other] Copied to { $count } other buildings.
}
# $chosen (Number) buildings with a permission group
# $all (Number) buildings there are
access-chosen = { $all ->
    [one] A permission group in { $chosen } of { $all } building
   *[other] A permission group in { $chosen } of { $all } buildings
}
# $chosen the sentence above
# $found (Number) buildings that the search has found
access-chosen-found = { $found ->
    [0] { $chosen } · none found
   *[other] { $chosen } · { $found } found
}
access-undo = Undo
access-clear = Start again
access-pages = Pages of the buildings

## The same access as somebody else

access-like = Same access as a colleague
access-like-hint = What the colleague holds for good takes the place of what was chosen here. You can still change it.
access-like-search = Name of the colleague
# On a button
access-like-take = Same as { $name }
access-like-set = Same access as { $name }.
access-like-someone = Same access as the colleague you chose.
# $told one of the two sentences above
access-like-as-known = { $told } Only what you may see of it is taken over.

## What saving would change

access-summary = When you save
access-none-chosen = No building chosen: they could sign in, but do nothing.
access-nothing-changes = Nothing changes.
# $places e.g. 12 buildings: A, B, C, D and 8 more
access-change-given = { $group } in { $places }; nothing before.
access-change-taken = No longer { $group } in { $places }.
access-change-turned = { $before } becomes { $after } in { $places }.
access-change-same = { $group } in { $places }; as before.
# $places where something is given more widely
# $count (Number) buildings
access-apart = { $count ->
    [one] { $places }, but for { $count } building with a permission group of its own
   *[other] { $places }, but for { $count } buildings with a permission group of their own
}
# Between two kinds of places
access-and-there = {"; "}
# $count (Number) buildings
# $listed their names
access-in-buildings = { $count ->
    [one] { $count } building: { $listed }
   *[other] { $count } buildings: { $listed }
}
# $count (Number) buildings
# $listed the names of some
# $more (Number) the others
access-in-buildings-and-more = { $count ->
    [one] { $count } building: { $listed } and { $more } more
   *[other] { $count } buildings: { $listed } and { $more } more
}

## What somebody holds

access-of-administrator = Administrator: every right in all buildings, present and future.
access-nothing = No access to any building.
# Under a permission group that is given in a building or a portfolio.
access-exception = here instead of what is given more widely
# $count (Number) besides those shown
access-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
access-from-until = from { $from } until { $until }

## Access for a while

cover-title = Temporary access
cover-temporary = Temporary
cover-none = None at the moment.
cover-running = Now
cover-to-come = To come
cover-give = Give temporary access
cover-hint = For a replacement, for instance. It adds to what the person holds and ends by itself.
cover-where-hint = The buildings found above can be chosen.
cover-from = From
cover-from-hint = Empty: from now on.
cover-until = Until
cover-end = End now
cover-end-question = End this temporary access now?
# $place e.g. a building
cover-end-text = { $group } in { $place } ends at once. What the person holds for good stays as it is.

## What it all comes to

access-view = What is shown
access-view-held = Access given
access-view-effective = What this allows
effective-right = { $capability }: { $level }
effective-with-toggles = { $right } ({ $toggles })
effective-here = { $group }, given for this building
effective-in-portfolio = { $group }, given for all buildings of { $portfolio }
effective-everywhere = { $group }, given for all buildings
effective-until = { $source }, until { $until }
