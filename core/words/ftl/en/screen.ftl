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
