# Numbers with their units; $n is a number, written as the language writes it.

unit-millisecond = { $n } ms
unit-millivolt = { $n } mV
unit-millimetre = { $n } mm
unit-second = { $n } s
unit-minute = { $n } min
unit-hour = { $n } h
unit-day = { $n } d
unit-rate = { $n }/min

# $time is a time of day on a clock of twelve hours.
clock-before-noon = { $time } am
clock-after-noon = { $time } pm

# $n counts the days of a recording from 1.
day-number = day { $n }
date-day-month = { $day } { $month }
date = { $day } { $month } { $year }
month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }

# Lists: $a is all that was said so far, $b the next item.
list-middle = { $a }, { $b }
list-last = { $a } and { $b }
# Of things that were not seen.
list-absent-last = { $a } and { $b }
# Of clauses.
list-clause = { $a }; { $b }
