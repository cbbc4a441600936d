# Numbers with their units; $n is a number, written as the language writes it.

unit-millisecond = { $n } ms
unit-millivolt = { $n } mV
unit-millimetre = { $n } mm
unit-second = { $n } s
unit-minute = { $n } min
unit-hour = { $n } h
unit-day = { $n } j
unit-rate = { $n }/min

# $time is a time of day on a clock of twelve hours.
clock-before-noon = { $time } AM
clock-after-noon = { $time } PM

# $n counts the days of a recording from 1.
day-number = jour { $n }
date-day-month = { $day } { $month }
date = { $day } { $month } { $year }
month =
    { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }

# Lists: $a is all that was said so far, $b the next item.
list-middle = { $a }, { $b }
list-last = { $a } et { $b }
# Of things that were not seen.
list-absent-last = { $a } ni { $b }
# Of clauses.
list-clause = { $a } ; { $b }
