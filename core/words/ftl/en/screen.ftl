# What the screens of the apps say.

## What a person reads first of a recording

summary-note = Note: { $notice }
summary-see-clinician = Please see a clinician soon, with this report:
summary-recorded = Recorded
summary-read = Could be read
summary-rate = Heart rate
summary-rate-mean = { $mean } on average
summary-rate-range = { $mean } on average, from { $lowest } to { $highest }
summary-heartbeats = Heartbeats
summary-beats =
    { $beats ->
        [one] { $beats } beat
       *[other] { $beats } beats
    }
summary-extra-beats = Extra beats
summary-ectopic =
    { $class ->
        [ventricular] { $beats } ventricular
       *[supraventricular] { $beats } supraventricular
    }
summary-longest = Longest interval
summary-between-beats = { $time } between two beats

## The result of a recording

headline-nothing-recorded = Nothing was recorded
headline-not-analysable = Could not be read
headline-no-heartbeat = No heartbeat found
headline-too-short = Too short to judge
headline-fibrillation = Irregular rhythm
headline-pauses = Pauses between beats
headline-extra-beats-few = Extra beats now and then
headline-extra-beats = Extra beats
headline-extra-beats-many = Many extra beats
headline-slow = A slow rate for some time
headline-fast = A fast rate for some time
headline-unclassified = Beats found, kinds not told apart
headline-nothing-noticed = Nothing noticed in what could be read

card-read = Could be read
card-rate = Heart rate
card-rate-note = lowest { $lowest }, mean, highest { $highest }
card-ventricular = Ventricular
card-supraventricular = Supraventricular
card-fibrillation = Irregular rhythm
card-fibrillation-note = suspected atrial fibrillation, of the time read
card-fibrillation-none = none seen in the time read
card-fibrillation-unknown = too little could be read to look for it
card-pauses = Pauses of 2 s or more
card-pauses-note = longest interval { $longest }
card-unknown = could not be told
# How a card is spoken: $title, $value with its unit, $note.
card-spoken = { $title }: { $value }
card-spoken-note = { $title }: { $value }. { $note }

# The list of episodes.
row-spoken = { $when }: { $title }, { $note }
events-episodes =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
events-beats =
    { $n ->
        [one] { $n } flagged beat
       *[other] { $n } flagged beats
    }
events-fusion =
    { $n ->
        [one] 1 of the flagged beats is a normal and an early beat at once, and the result counts it as neither.
       *[other] { $n } of the flagged beats are a normal and an early beat at once, and the result counts them as neither.
    }

## While it records

live-rate-unit = per minute
live-rate-said = { $n } per minute
live-rate-by-strap = by the strap
live-rate-unknown = no heart rate
live-quality-good = Signal good
live-quality-fair = Signal fair
live-quality-unread = Cannot be read: { $reason }
live-quality-waiting = Not graded yet
live-no-contact = No contact
live-nothing-received = Nothing received
live-age = newest sample { $time } ago
live-age-unknown = nothing has come yet
# The same where it is heard: that it is no older than it takes to come.
live-age-now = the signal is up to date
live-recorded = Recorded
live-read = Could be read
live-lost = Lost on the way
live-lost-nothing = nothing
live-lost-gaps =
    { $gaps ->
        [one] { $time } in { $gaps } gap
       *[other] { $time } in { $gaps } gaps
    }
live-battery = Strap battery
live-marks = Marked
live-marks-count =
    { $marks ->
        [one] { $marks } moment
       *[other] { $marks } moments
    }
live-not-seen-shape = the shape of beats, extra beats and their kinds
live-not-seen = Cannot be seen with this strap: { $what }.
live-spoken = { $rate }. { $quality }. { $age }.
# The newest signal as it is heard: $said is live-spoken, $parts what is seen in it.
trace-spoken = The newest { $time } of the ECG. { $said }
trace-spoken-seen = The newest { $time } of the ECG. { $said } In it: { $parts }.
trace-unread = { $time } not read ({ $reason })

## Strips

strip-scale = 25 mm/s · 10 mm/mV
# What a strip is said to show; the parts are the entries below.
strip-spoken = { $parts }.
strip-spoken-rate = { $n } beats per minute
strip-spoken-no-rate = no heart rate
strip-spoken-regular = regular
strip-spoken-irregular = irregular
strip-spoken-beat-at = { $beats } at { $times }
strip-spoken-beats-between = { $beats } between { $from } and { $to }
strip-spoken-unread = not read from { $from } to { $to }, { $reason }
strip-spoken-marked = marked by you at { $times }

## Recordings

state-recording = being recorded
state-interrupted = interrupted; it can be resumed or finished
state-locked = locked: sealed with another key
state-newer = written by a later version: update Strapline
state-damaged = damaged: its header cannot be read
recording-intervals-only = RR intervals only
recording-spoken = { $name }, { $when }, { $length }. { $said }
# One whose name cannot be read; $id is the beginning of its id.
recording-unread = Recording { $id }
recording-spoken-brief = { $name }, { $when }, { $length }

# Straps: how well one is received, and the known one on the first screen.
strap-spoken = { $name }, { $strength }
strap-records = { $name } · recording
strap-rests = { $name } · not connected
strap-battery-last = Strap battery { $percent }, last time

report-page = Page { $n } of the report
exported-count =
    { $n ->
        [one] { $n } recording exported
       *[other] { $n } recordings exported
    }

recovered-whole = “{ $name }” is whole; a change of it after it was finished may not have been kept.
recovered-kept = “{ $name }” stopped without being finished. It is kept up to { $time } after it began; at most the last { $lost } s before it stopped are lost.
recovered-kept-somehow = “{ $name }” stopped without being finished. It is kept; at most the last { $lost } s before it stopped are lost.
recovered-nothing = “{ $name }” stopped without being finished. Nothing had come in that could be kept.
recovered-unread =
    { $parts ->
        [one] One part before its end cannot be read.
       *[other] { $parts } parts before its end cannot be read.
    }

## Notifications

notify-recording-title = Strapline is recording
notify-recording = { $rate } · { $quality } · { $time } recorded
notify-lost-title = The strap is out of reach
notify-lost = Recording goes on by itself once the strap is back; the time in between is kept as a gap.
notify-contact-title = The strap does not feel your skin
notify-contact = Wet the two pads and press the strap against your chest. Recording goes on by itself; this time is kept as a gap.
notify-battery-title = The strap's battery is low
notify-battery = { $percent } left: change or charge it soon.
notify-storage-title = The phone is full
notify-storage = What was recorded is kept. Free some space so that the recording can go on.
notify-finished-title = The recording has ended
notify-finished = { $time } recorded. Open Strapline to see the result.
notify-stopped-title = The recording was interrupted
notify-stopped = The system ended the app. What was recorded is kept; open Strapline to go on.

## A flagged beat by itself

beat-title = Beat { $n } of { $total }
beat-kind =
    { $class ->
        [ventricular] Early beat from a lower chamber
        [supraventricular] Early beat from an upper chamber
       *[fusion] A normal and an early beat at once
    }
beat-sure = How sure of it: { $share }
beat-looked = The bar shows where the model looked.
# What the person's "looks wrong" is called among the marks of the report.
beat-doubted = The person thinks that this { $class } beat was not read rightly
strip-of = { $n } of { $total }

## Trends

trend-rate = Heart rate
trend-ventricular = Ventricular beats, of all
trend-supraventricular = Supraventricular beats, of all
trend-fibrillation = Irregular rhythm, of the time read
trend-said = Last { $last }; usually { $low } to { $high }
trend-said-one = Last { $last }
trend-none = Could not be told from what was read
trend-point = { $when }: { $value }
trend-point-little = { $point }, less than half could be read
trend-little = Hollow: less than half could be read
# A trend and two recordings beside each other, as they are heard.
trend-spoken = { $title }: { $said }. { $points }.
compared-spoken = { $title }: first recording { $first }, second recording { $second }
trend-read = Read: { $time } in { $recordings ->
        [one] { $recordings } recording
       *[other] { $recordings } recordings
    }
