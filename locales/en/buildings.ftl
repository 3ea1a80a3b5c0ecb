## Buildings and portfolios.

buildings-title = Buildings
# On the button that opens the form and on the one that saves it.
buildings-add = Add a building
buildings-paste = Paste a list
buildings-name = Name
buildings-code = Code
buildings-address = Address
buildings-portfolio = Portfolio
buildings-people = People
buildings-back = All buildings

## How many

# $count (Number) buildings
buildings-count = { $count ->
    [one] { $count } building
   *[other] { $count } buildings
}
# $count (Number) buildings
buildings-more-than = More than { $count } buildings
# $count (Number) buildings
buildings-found = { $count ->
    [0] No building found
    [one] { $count } building found
   *[other] { $count } buildings found
}
# $from (Number) the first one shown
# $to (Number) the last one shown
# $count (Number) all of them
buildings-showing = { $from }–{ $to } of { $count }
# $shown (Number) on this page
# $count (Number) all of them
buildings-showing-some = { $shown } on this page, { $count } in all

## The list

buildings-caption = Buildings
# Which of them are listed.
buildings-filter = Which buildings
buildings-in-use = In use
buildings-archived = Archived
buildings-archived-on = Archived on
buildings-none-archived = No building has been archived
buildings-none-archived-text = A building that you no longer look after is archived on its page, and found here from then on.
buildings-search = Name, code, portfolio or address
buildings-search-clear = Clear the search
buildings-none = No buildings yet
buildings-none-text = Add your first building, or paste the list that you have in a spreadsheet. Then you can say who has access where.
buildings-none-found = No building matches “{ $search }”
buildings-none-found-text = Names, codes, portfolios and addresses are searched, with or without accents.
buildings-none-on-page = Nothing on this page
buildings-none-on-page-text = The list has changed since the link to this page was made.
buildings-show-all = Show all buildings
buildings-search-archived = Search the archived ones
buildings-unavailable = The buildings can’t be shown right now

## One building

buildings-edit = Edit
buildings-unknown = No building here
buildings-unknown-text = The address may be incomplete, or the building was archived.
buildings-no-portfolio = In no portfolio
buildings-no-address = No address given
buildings-time-zone = Time zone
buildings-time-zone-usual = The organisation’s
buildings-language = First language
buildings-language-usual = The organisation’s
buildings-added = Added
buildings-archive = Archive
buildings-archive-question = Archive { $name }?
# $count (Number) people
buildings-archive-text = { $count ->
    [0] Nobody was given access to this very building.
    [one] { $count } person loses the access that they were given to this very building.
   *[other] { $count } people lose the access that they were given to this very building.
}
buildings-archive-history = It is no longer offered anywhere, and its code can be used again. You find it under “Archived”, from where it can be restored; what happened there stays in the history.
buildings-archived-since = Archived on { $date }
buildings-archived-text = Nobody has access here. Restored, it is open again to those with access to all buildings or to its portfolio; whatever was given for this very building has ended and stays so.
# On the button that opens the form and on the one that sends it.
buildings-restore = Restore
buildings-restore-title = Restore { $name }
buildings-restore-text = Check that this is still right. Another building may have its code by now; and a portfolio opens it to everybody who has access to that portfolio.

## Who has access

buildings-holders = Who has access here
buildings-in-staff-list = Show them in the staff list
buildings-holders-search = Name or address
buildings-holders-caption = People with access to the building
# $count (Number) people
buildings-holders-count = { $count ->
    [0] Nobody
    [one] { $count } person
   *[other] { $count } people
}
# $count (Number) people
buildings-holders-more-than = More than { $count } people
buildings-can = Who can do what here?
buildings-can-anything = Everybody, whatever they can do
buildings-can-level = At least
buildings-can-submit = Show
buildings-holder = Person
buildings-access = Access
buildings-everything = Administrator: everything, in every building
buildings-from-building = { $group }, given for this building
buildings-from-portfolio = { $group }, given for the portfolio { $portfolio }
buildings-from-all = { $group }, given for all buildings
buildings-until = until { $until }
buildings-from-until = from { $from } until { $until }
buildings-nobody = Nobody matches
buildings-nobody-text = Nobody who has access here matches what you asked for.
buildings-everybody = Show everybody

## The form

buildings-new = New building
buildings-change = Edit { $name }
buildings-save = Save
buildings-code-hint = Short, and its own: as in your other lists.
buildings-address-hint = In as many lines as it needs.
buildings-portfolio-hint = One that you have, or a new name. Whoever has access to the portfolio has it in this building too.
buildings-language-hint = Comes first in mail that is written in two languages.

## A list

buildings-import = Add buildings from a list
buildings-import-lead = Copy the rows in your spreadsheet and paste them here, or choose a file. You see what would be added before anything is.
buildings-import-list = The list
# The words are names of columns in a spreadsheet.
buildings-import-hint = Three columns: name, code, portfolio. A first row with their names is understood, in English or in French.
buildings-import-file = Or a file (CSV)
buildings-import-check = Check the list
# $size (Number) kilobytes
buildings-import-too-large = This file is too large: a list may have { $size } KB.
buildings-preview = Check before adding
# $count (Number) buildings
buildings-preview-good = { $count ->
    [0] Nothing can be added as it is.
    [one] { $count } building can be added.
   *[other] { $count } buildings can be added.
}
# $count (Number) rows
buildings-preview-faulty = { $count ->
    [one] { $count } row has something to correct and is left out.
   *[other] { $count } rows have something to correct and are left out.
}
buildings-preview-only-faulty = Show only those
buildings-preview-all = Show all rows
buildings-preview-new-portfolios = New portfolios: { $names }
# $names columns of a spreadsheet
buildings-preview-left-out = Columns other than name, code and portfolio are left out: { $names }
buildings-preview-caption = Rows of the list
buildings-preview-line = Line
# $count (Number) buildings
buildings-preview-confirm = { $count ->
    [one] Add { $count } building
   *[other] Add { $count } buildings
}
buildings-preview-correct = Correct the list
buildings-preview-gone = Paste the list again

## Portfolios

buildings-portfolios = Portfolios
buildings-portfolios-lead = Access can be given for a whole portfolio: it then holds in each of its buildings, those that come to it later among them.
buildings-portfolios-none = No portfolios yet
buildings-portfolios-none-text = A portfolio is made by writing its name into a building’s form, or into a list.
buildings-portfolio-rename = Rename
buildings-portfolio-rename-title = Rename { $name }

## What was done

notice-building-added = The building has been added.
notice-building-changed = The building’s details have been saved.
notice-building-archived = The building has been archived. All access that was given to it alone has ended.
notice-building-restored = The building is in use again. Give access to whoever needs it there.
notice-buildings-imported = The buildings have been added.
notice-buildings-imported-in-part = The buildings have been added, but for the rows below: correct them, then check the list again.
notice-portfolio-renamed = The portfolio has its new name.

## What is wrong

problem-code-taken = Another building has this code.
problem-portfolio-taken = Another portfolio has this name.
# $row (Number) a line of the list
problem-twice-in-list = Line { $row } has the same code.
problem-no-rows = There is no building in this list.
# $max (Number) of rows
problem-too-many-rows = Please take at most { $max } rows at a time.
error-conflict-draft-gone = This list has been added already, or is older than a day. Nothing was added now.
