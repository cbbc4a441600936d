# Numbers with their units; $n is a number, written as the language writes it.

unit-millisecond = { $n } ms
unit-millivolt = { $n } mV
unit-millimetre = { $n } mm
unit-second = { $n } sn
unit-minute = { $n } dk
unit-hour = { $n } sa
unit-day = { $n } gün
unit-rate = { $n }/dk

# $time is a time of day on a clock of twelve hours.
clock-before-noon = ÖÖ { $time }
clock-after-noon = ÖS { $time }

# $n counts the days of a recording from 1.
day-number = { $n }. gün
date-day-month = { $day } { $month }
date = { $day } { $month } { $year }
month =
    { $month ->
        [1] Oca
        [2] Şub
        [3] Mar
        [4] Nis
        [5] May
        [6] Haz
        [7] Tem
        [8] Ağu
        [9] Eyl
        [10] Eki
        [11] Kas
       *[12] Ara
    }

# Lists: $a is all that was said so far, $b the next item.
list-middle = { $a }, { $b }
list-last = { $a } ve { $b }
# Of things that were not seen.
list-absent-last = { $a } ya da { $b }
# Of clauses.
list-clause = { $a }; { $b }
