### Dates, times and numbers. `src/moment.rs` gives the parts, this file puts them together.

# Between groups of three digits.
number-group = ,
# Between the units and the fraction.
number-decimal = .

# $month (Number) 1 is January.
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# $weekday (Number) 1 is Monday.
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

# $day (Number) of the month
date-day = { $day }

date-short = { date-month } { date-day }

# $year is text, so that it is not grouped.
date-long = { date-month } { date-day }, { $year }

# $hour (Number) 0 to 23
# $minute is text of two digits.
time-of-day = { $hour ->
    [0] 12:{ $minute } AM
    [1] 1:{ $minute } AM
    [2] 2:{ $minute } AM
    [3] 3:{ $minute } AM
    [4] 4:{ $minute } AM
    [5] 5:{ $minute } AM
    [6] 6:{ $minute } AM
    [7] 7:{ $minute } AM
    [8] 8:{ $minute } AM
    [9] 9:{ $minute } AM
    [10] 10:{ $minute } AM
    [11] 11:{ $minute } AM
    [12] 12:{ $minute } PM
    [13] 1:{ $minute } PM
    [14] 2:{ $minute } PM
    [15] 3:{ $minute } PM
    [16] 4:{ $minute } PM
    [17] 5:{ $minute } PM
    [18] 6:{ $minute } PM
    [19] 7:{ $minute } PM
    [20] 8:{ $minute } PM
    [21] 9:{ $minute } PM
    [22] 10:{ $minute } PM
   *[23] 11:{ $minute } PM
}

date-with-time = { date-long } at { time-of-day }

date-with-weekday-and-time = { date-weekday }, { date-with-time }
