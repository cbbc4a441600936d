# Numbers with their units; $n is a number, written as the language writes it.

unit-millisecond = { $n } ms
unit-millivolt = { $n } mV
unit-millimetre = { $n } mm
unit-second = { $n } s
unit-minute = { $n } min
unit-hour = { $n } h
unit-day = { $n } Tage
unit-rate = { $n }/min

# $time is a time of day on a clock of twelve hours.
clock-before-noon = { $time } Uhr vorm.
clock-after-noon = { $time } Uhr nachm.

# $n counts the days of a recording from 1.
day-number = Tag { $n }
date-day-month = { $day }. { $month }
date = { $day }. { $month } { $year }
month =
    { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }

# Lists: $a is all that was said so far, $b the next item.
list-middle = { $a }, { $b }
list-last = { $a } und { $b }
# Of things that were not seen.
list-absent-last = { $a } und { $b }
# Of clauses.
list-clause = { $a }; { $b }
