# What a report says. Never a diagnosis, never that something unread is normal, and what was seen is said together
# with how much could be read.

## The verdict: one plain sentence

verdict-nothing-recorded = Nothing was recorded.
# $reasons is a list of reasons (reason-...).
verdict-not-analysable = Not analysable: none of the { $recorded } recorded could be read ({ $reasons }). Nothing can be said about the heart rhythm.
verdict-no-heartbeat = No heartbeat was found in the { $read } that could be read. Nothing can be said about the rhythm.
verdict-too-short =
    Too short to judge a rhythm: { $beats ->
        [one] { $beats } heartbeat
       *[other] { $beats } heartbeats
    } in the { $read } that could be read.
verdict-little-read = Only { $share } of the recording could be read.
# $found is a list of findings (found-...), with a capital letter.
verdict-found = { $found }.
# $absent is a list of what was not seen (absent-...); the sentence gets a capital letter.
verdict-absent = { $absent } seen in the { $read } that could be read.

found-fibrillation =
    atrial fibrillation suspected in { $share } of the time read ({ $episodes ->
        [one] { $episodes } episode, { $longest }
       *[other] { $episodes } episodes, longest { $longest }
    })
found-fibrillation-unshared =
    atrial fibrillation suspected ({ $episodes ->
        [one] { $episodes } episode, { $longest }
       *[other] { $episodes } episodes, longest { $longest }
    })
found-pauses =
    { $pauses ->
        [one] { $pauses } pause
       *[other] { $pauses } pauses
    } of 2 s or more
found-pauses-longest =
    { $pauses ->
        [one] { $pauses } pause
       *[other] { $pauses } pauses
    } of 2 s or more, longest { $longest }
found-slow = slow rate for { $time }
found-slow-rate = slow rate for { $time }, lowest { $rate }
found-fast = fast rate for { $time }
found-fast-rate = fast rate for { $time }, highest { $rate }
found-none-classified = the beats could not be told apart by kind
found-few-classified = most beats could not be told apart by kind

ectopic-beats =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventricular ectopic beat
               *[other] { $beats } ventricular ectopic beats
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventricular ectopic beat
               *[other] { $beats } supraventricular ectopic beats
            }
    }
# $beats is ectopic-beats, and so below.
ectopy-shared = { $beats } ({ $share })
ectopy-all-single = { $beats }, all single
# $groups is a list of pairs and ectopy-runs.
ectopy-in-groups = { $beats } in { $groups }
ectopy-mixed = { $beats }: { $singles } single, { $groups }
pairs =
    { $pairs ->
        [one] { $pairs } pair
       *[other] { $pairs } pairs
    }
# $beats and $rate are of the longest run.
ectopy-runs =
    { $runs ->
        [one] { $runs } run ({ $beats } beats at { $rate })
       *[other] { $runs } runs (longest { $beats } beats at { $rate })
    }
ectopy-phases = { $beats }, at times { $phases }
phase-bigeminy = every second beat for { $time }
phase-trigeminy = every third beat for { $time }

absent-ectopic-beat = no ectopic beat
absent-ventricular-beat = no ventricular beat
absent-supraventricular-beat = no supraventricular beat
absent-run = no run
absent-fibrillation = no atrial fibrillation
absent-pause = no pause of 2 s or more

## What stands behind it

remark-no-samples = The recording holds no samples.
remark-all-read = All of the { $recorded } recorded could be read.
remark-read = Read from { $read } ({ $share }) of { $recorded }.
# $reasons is a list of reasons, each with its time.
remark-not-read = Not read: { $reasons }.
remark-unclassified =
    { $beats ->
        [one] { $beats } beat ({ $share }) could not be told apart by kind.
       *[other] { $beats } beats ({ $share }) could not be told apart by kind.
    }
remark-fusion =
    { $beats ->
        [one] { $beats } fusion of a normal and a ventricular beat.
       *[other] { $beats } fusions of a normal and a ventricular beat.
    }
remark-early-beats =
    { $beats ->
        [one] { $beats } early beat in suspected atrial fibrillation is not counted as ectopic.
       *[other] { $beats } early beats in suspected atrial fibrillation are not counted as ectopic.
    }
remark-no-heartbeat = In { $time } of the time read no heartbeat was found, from { $at } on for { $longest } at the longest: a pause without an end in readable signal, or beats too small to be found.
remark-too-short-for-fibrillation = Too short to say that there was no atrial fibrillation: that takes 50 s of readable time.

disclaimer = Screening by software, not a diagnosis. One lead: ST, pacing spikes and fine P waves cannot be seen.
emergency = This is no monitor. With chest pain, fainting or breathlessness call { $number } (or the local emergency number) at once, whatever this report says.

limit-st = ST segments are not reported: the sensor's high-pass filter changes them.
limit-pacing = Pacing spikes last too short a time for this sampling rate: a paced rhythm can look like a ventricular one.
limit-fibrillation = Atrial fibrillation is judged by the irregularity of RR intervals, ectopic beats taken out first; small P waves are lost in noise.
limit-unread = What could not be read is left out of every figure. Nothing unread is called normal.

## Why something could not be read

reason-gap = nothing received
reason-lead-off = no skin contact
reason-flat = flat signal
reason-clipped = beyond the sensor's range
reason-baseline-storm = baseline moving too far
reason-muscle = muscle or motion noise
reason-mains = mains hum
reason-noise = noise without beats
reason-too-short = too little signal between gaps

## Beats, episodes, strips

class =
    { $class ->
        [normal] normal-type
        [supraventricular] supraventricular
        [ventricular] ventricular
        [fusion] fusion
       *[unclassified] unclassified
    }
beats-of-class =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventricular beat
               *[other] { $beats } ventricular beats
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventricular beat
               *[other] { $beats } supraventricular beats
            }
    }

sex-female = female
sex-male = male
sex-other = other

episode-slow = slow rate
episode-fast = fast rate
episode-pause = pause
episode-pair =
    { $class ->
        [ventricular] pair of ventricular beats
       *[supraventricular] pair of supraventricular beats
    }
episode-run =
    { $class ->
        [ventricular] run of ventricular beats
       *[supraventricular] run of supraventricular beats
    }
episode-bigeminy =
    { $class ->
        [ventricular] every second beat ventricular (bigeminy)
       *[supraventricular] every second beat supraventricular (bigeminy)
    }
episode-trigeminy =
    { $class ->
        [ventricular] every third beat ventricular (trigeminy)
       *[supraventricular] every third beat supraventricular (trigeminy)
    }
episode-fibrillation = irregular rhythm, atrial fibrillation suspected

strip-onset = { $episode }: onset
strip-end = { $episode }: end
strip-single-beat =
    { $class ->
        [normal] single normal-type beat
        [supraventricular] single supraventricular beat
        [ventricular] single ventricular beat
        [fusion] fusion of a normal and a ventricular beat
       *[unclassified] beat that could not be told by its kind
    }
strip-beat-in-a-row =
    { $class ->
        [ventricular] ventricular beat, one of several in a row
       *[supraventricular] supraventricular beat, one of several in a row
    }
strip-slowest-rate = lowest rate
strip-fastest-rate = highest rate
strip-longest-rr = longest RR interval
strip-mark = marked by the person
strip-mark-said = marked by the person: “{ $words }”
strip-unreadable = not readable: { $reason }
strip-usual = the usual beat

note-left-out = left out of every figure
note-rate-here = { $rate } here
note-no-rate = no rate
note-pause = { $time } without a beat
note-pair = { $rate } in the pair
note-run =
    { $beats ->
        [one] { $beats } beat, { $time }, { $rate }
       *[other] { $beats } beats, { $time }, { $rate }
    }
note-episode =
    { $beats ->
        [one] { $time } long, { $beats } beat, { $rate }
       *[other] { $time } long, { $beats } beats, { $rate }
    }

# $parts is a list of the entries below.
flagged-beat = flagged beat: { $parts }
flagged-earlier = { $share } earlier than usual
flagged-later = { $share } later than usual
flagged-rr = RR before { $before }
flagged-rr-both = RR before { $before }, after { $after }
flagged-amplitude = amplitude { $height }
flagged-likeness = likeness to the usual beat { $likeness }
flagged-probability =
    { $class ->
        [supraventricular] supraventricular with { $share } probability
        [ventricular] ventricular with { $share } probability
       *[fusion] fusion with { $share } probability
    }

## Around a mark of the person

mark-unreadable = could not be read
mark-unreadable-because = could not be read ({ $reason })
mark-none-classified = no beat that could be told by its kind
mark-nothing-seen = no ectopic beat and no episode seen
mark-partly-readable = only { $share } readable
mark-partly-readable-because = only { $share } readable ({ $reason })
mark-beat-at = { $beats }, at the mark
mark-beat-before = { $beats }, { $time } before the mark
mark-beat-after = { $beats }, { $time } after the mark
mark-nearest-at = { $beats }, the nearest at the mark
mark-nearest-before = { $beats }, the nearest { $time } before the mark
mark-nearest-after = { $beats }, the nearest { $time } after the mark

## About the recording as a whole

notice-too-large = The signal is about 1000 times too large for an ECG (typically { $typical } mV): the unit is probably wrong (microvolts read as millivolts, or millivolts as volts). Heights in millivolts cannot be trusted.
notice-too-small = The signal is about 1000 times too small for an ECG (typically { $typical } mV): the unit is probably wrong (volts read as millivolts, or millivolts as microvolts). Heights in millivolts cannot be trusted.
notice-range = The signal reaches the same extreme value over and over: the sensor's range was too small for it, and the tops of beats may be missing.
notice-model-failed =
    { $beats ->
        [one] The model could not be run on { $beats } beat; it was counted but not classified.
       *[other] The model could not be run on { $beats } beats; they were counted but not classified.
    }
notice-no-beats = No heartbeat was found. Check that the strap was worn, moist and on the skin, and that the file holds an ECG.

## Reasons to see a clinician soon

advice-ventricular-run =
    { $beats ->
        [one] a fast run of { $beats } ventricular beat ({ $rate })
       *[other] a fast run of { $beats } ventricular beats ({ $rate })
    }
advice-pauses =
    { $pauses ->
        [one] a pause of { $longest }
       *[other] { $pauses } pauses of 3 s or more, the longest { $longest }
    }
advice-fibrillation = suspected atrial fibrillation, unless it is known already
advice-fast-fibrillation = suspected atrial fibrillation with a fast rate ({ $rate })
advice-supraventricular-run = a supraventricular run of { $time } ({ $rate })
advice-frequent-ectopy =
    { $class ->
        [ventricular] { $share } of the beats were ventricular ectopic beats
       *[supraventricular] { $share } of the beats were supraventricular ectopic beats
    }
