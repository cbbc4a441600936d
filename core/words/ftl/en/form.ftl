# What is printed on the report's form itself. Widths are measured by a test: see core/pdf/src/tests.rs.

form-name-missing = Name not given
form-subject-number = no. { $id }
form-born = born { $date }
form-start-unknown = Start time not known
form-from-start = times count from the start
form-offset-unknown = UTC offset not known
form-lead-unknown = Lead not described
form-firmware = fw { $firmware }
form-serial = serial { $serial }
form-band = sensor band { $low }–{ $high } Hz
form-measured-rate = { $hz } Hz measured
form-sampling-rate = sampled at { $hz } Hz
form-drawn = drawn { $filters }
form-mains = { $hz } Hz mains taken out
form-title = ECG report, { $subject }, { $period }
form-footer = { $disclaimer } Emergency: { $number }.
form-page = { $software } · page { $page } of { $pages }
form-footprint = model { $model } · recording { $recording }

form-see-clinician = Please see a clinician soon and show this report:
form-notice = About this recording:
form-reading = Physician's reading
form-signature = Date, signature
form-ruler = This bar is 50 mm long: print at 100 %

form-rate-chart = Heart rate, per minute
form-no-rate = No rate: no two beats in a row could be read.
form-ectopy-chart = Ectopic beats per { $time }
form-ectopy-chart-hourly = Ectopic beats per hour
form-highest-bar = highest bar: { $beats }
form-no-ectopy = No ectopic beat in the time that could be read.
form-no-classes = No beat could be told by its kind.
form-no-beats = No beat was found.
form-quality = Signal quality
form-quality-good = good { $share }
form-quality-fair = beats readable, shape doubtful { $share }
form-quality-unread = not read { $share }

form-rate-unit = /min
form-tile-rate = heart rate: lowest { $lowest }, mean, highest { $highest } (median over 8 beats)
form-tile-mean = mean heart rate; too few beats in a row for a lowest and a highest
form-tile-unclassified =
    { $class ->
        [ventricular] ventricular: no beat could be told by its kind
       *[supraventricular] supraventricular: no beat could be told by its kind
    }
# $pairs and $runs are pairs and form-runs.
form-tile-ectopy =
    { $class ->
        [ventricular] ventricular: { $singles } single, { $pairs }, { $runs }
       *[supraventricular] supraventricular: { $singles } single, { $pairs }, { $runs }
    }
form-runs =
    { $runs ->
        [one] { $runs } run
       *[other] { $runs } runs
    }
form-tile-fibrillation = atrial fibrillation suspected, of the time that could be read
form-tile-fibrillation-unknown = atrial fibrillation: too little could be read to look for it
form-tile-pauses-unit =
    { $pauses ->
        [one] pause
       *[other] pauses
    }
form-tile-pauses = of 2 s or more; longest RR { $longest } at { $time }
# Where nobody knows at what time of day the recording began: $time is a length, "0:12:31".
form-tile-pauses-from-start = of 2 s or more; longest RR { $longest }, { $time } after the start
form-tile-pauses-unknown = pauses: no two beats in a row could be read

form-table-ectopic = ectopic beats
form-table-beats = beats
form-table-share = of all beats
form-table-per-hour = per hour
form-table-single = single
form-table-pairs = pairs
form-table-runs = runs
form-table-longest-run = longest run
form-table-fastest-run = fastest run
form-table-bigeminy = bigeminy
form-table-trigeminy = trigeminy
form-table-run =
    { $beats ->
        [one] { $beats } beat, { $time }
       *[other] { $beats } beats, { $time }
    }
form-table-rhythm = rhythm
form-table-episodes = episodes
form-table-readable-time = readable time in it
form-table-of-time = of the time read
form-table-longest = longest
form-table-when = when
form-table-median-rate = median rate
form-row-fibrillation = atrial fibrillation suspected
form-row-pauses-2 = pauses of 2.0 s or more
form-row-pauses-3 = of these 3.0 s or more

form-hours = Hour by hour
form-hours-hour = hour
form-hours-beats = beats
form-hours-lowest = lowest
form-hours-mean = mean
form-hours-highest = highest
form-hours-pauses = pauses
form-hours-longest = longest RR
form-hours-fibrillation = AF
form-hours-read = read

form-marks = Marked by the person
form-marks-said = said
form-marks-seen = what the trace showed around it

form-strips = What was seen
form-strip-note = { $note } · 25 mm/s · 10 mm/mV
form-strip-legend = N normal-type beat, S supraventricular, V ventricular, F fusion, Q not told by its kind (AAMI classes). Bar under a beat: where the model looked. Hatched: not read. Ticks: full seconds. Calibration pulse: 1 mV, 200 ms.
form-hatched = hatched from { $time }: { $reason }
form-hatched-from-start = hatched from { $time } after the start: { $reason }
form-more-hatched =
    { $stretches ->
        [one] and { $stretches } more short stretch that was not read
       *[other] and { $stretches } more short stretches that were not read
    }
# $levels is a list of heights in millivolts.
form-leaves-the-paper = The trace leaves the paper at the arrowheads: it reaches { $levels }.

form-method = How it was measured
form-method-rates = Rates are medians over 8 RR intervals; the mean is of all intervals. Shares of beats are of those with a class, shares of time are of what could be read. Around a mark, { $before } s before and { $after } s after it were looked at. The full data stand in the analysis file of this recording.
form-method-figures = Measured with this very model (hash below) on public recordings, as ANSI/AAMI EC57 asks: within 150 ms, the first five minutes of each record not scored. Beside each figure is the command that measures it again.
form-method-screen = Measured with this very model (hash below) on public recordings, as ANSI/AAMI EC57 asks: within 150 ms, the first five minutes of each record not scored. The PDF names for each figure the command that measures it again.
form-method-unmeasured = This model (hash below) has not been measured on public recordings: how often it is right is not known.
form-method-no-model = Nothing was measured on public recordings without a model.
form-limits = What it cannot see
form-versions = Software, model and recording
form-model = Model { $name }, hash { $hash }
form-model-missing = No model was loaded: beats were not told apart by kind.
form-recording = Recording, hash { $hash }

# What is recorded of a heart; the first letter is made a capital where it begins a line.
lead-chest-strap = one lead, chest strap
lead-unnamed = one lead, without a name in the file
lead-named = one lead, “{ $name }” in the file
lead-of-several =
    { $leads ->
        [one] one lead of { $leads }, “{ $name }” in the file
       *[other] one lead of { $leads }, “{ $name }” in the file
    }
band = { $low }–{ $high } Hz
band-from = from { $low } Hz

# Measured figures: the names as core/score/figures.toml has them.
figure-beats = Heartbeats found, MIT-BIH Arrhythmia Database without its 4 paced records, half of the others seen in fitting: sensitivity / positive predictivity
figure-beats-strap = The same as a chest strap would give it (130 Hz, 0.7–40 Hz)
figure-noise-6 = Heartbeats found, MIT-BIH Noise Stress Test, electrode motion half as strong as the signal (6 dB): F1
figure-noise-0 = The same, as strong as the signal (0 dB): F1
figure-noise-minus-6 = The same, twice as strong as the signal (-6 dB): F1
figure-r-peaks = R peaks, MIT-BIH Arrhythmia Database: mean absolute distance from the reference
figure-rate = Heart rate, MIT-BIH Arrhythmia Database: mean absolute error
figure-ventricular = Ventricular ectopic beats, 22 MIT-BIH records that no fit has seen: sensitivity / positive predictivity
figure-supraventricular = Supraventricular ectopic beats, the same 22 records: sensitivity / positive predictivity
figure-fibrillation = Atrial fibrillation, MIT-BIH rhythm marks, by duration: sensitivity / specificity
figure-per-minute = { $n } per minute

# What the model was fitted on: $database, $preparation and $share (per cent) are texts, $weight a number.
fitted-on =
    { $database }, { $preparation }: { $records ->
        [one] { $records } record
       *[other] { $records } records
    }, { $beats ->
        [one] { $beats } beat
       *[other] { $beats } beats
    }, weight { $weight }
fitted-mitdb-ds1 = MIT-BIH Arrhythmia Database, DS1
fitted-svdb = MIT-BIH Supraventricular Arrhythmia Database
fitted-cinc2017-fibrillation = CinC Challenge 2017, strips labelled atrial fibrillation
fitted-cinc2017-normal = CinC Challenge 2017, strips labelled normal
fitted-native = as recorded
fitted-repeated = each played again and again
fitted-strap = as a chest strap would give them
fitted-ectopic = put together anew with { $share } supraventricular beats

# The recording of `strapline demo`.
demo-subject = Synthetic recording
demo-device = made by strapline demo
demo-written = This recording is synthetic: no person was recorded. Written were
demo-report = the report for a physician
demo-recording = the recording
demo-found = everything that was found
