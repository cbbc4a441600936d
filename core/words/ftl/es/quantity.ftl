# Numbers with their units; $n is a number, written as the language writes it.

unit-millisecond = { $n } ms
unit-millivolt = { $n } mV
unit-millimetre = { $n } mm
unit-second = { $n } s
unit-minute = { $n } min
unit-hour = { $n } h
unit-day = { $n } d
unit-rate = { $n } lpm

# $time is a time of day on a clock of twelve hours.
clock-before-noon = { $time } a. m.
clock-after-noon = { $time } p. m.

# $n counts the days of a recording from 1.
day-number = día { $n }
date-day-month = { $day } { $month }
date = { $day } { $month } { $year }
month =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
       *[12] dic
    }

# Lists: $a is all that was said so far, $b the next item.
list-middle = { $a }, { $b }
list-last = { $a } y { $b }
# Of things that were not seen.
list-absent-last = { $a } ni { $b }
# Of clauses.
list-clause = { $a }; { $b }
