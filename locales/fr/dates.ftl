### Dates, heures et nombres. `src/moment.rs` donne les morceaux, ce fichier les assemble.

# Entre les groupes de trois chiffres : espace fine insécable.
number-group = { "\u202F" }
# Entre les unités et la fraction.
number-decimal = ,

date-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}

date-weekday = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}

date-day = { $day ->
    [1] 1er
   *[other] { $day }
}

date-short = { date-day } { date-month }

date-long = { date-day } { date-month } { $year }

# Avec des espaces insécables autour du h.
time-of-day = { $hour } h { $minute }

date-with-time = { date-long } à { time-of-day }

date-with-weekday-and-time = { date-weekday } { date-with-time }
