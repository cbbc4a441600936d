# Labels of the apps' screens: what a shell shows as it stands. One line each, short enough for a narrow phone.

app-record = Record
app-recording = Recording
app-recordings = Recordings
app-home = Home
app-trends = Trends
app-settings = Settings
app-connect = Connect a strap
app-connect-looking = Looking for straps
app-connect-none = No strap found yet. Wear it with its pads moist.
app-feel = I feel something
app-feel-what = Marked. What do you feel?
app-stop = Stop and see the result
app-result = Result
app-events = Events
app-report = Report
app-make-report = Make the PDF for my doctor
app-share = Share the PDF
app-save = Save
app-name = Name in the report
app-birth-date = Date of birth
app-paper = Paper
app-language = Language
app-how-measured = How it was measured
app-looked-like = What it looked like
app-wrong = This looks wrong
app-delete = Delete
app-delete-ask = Delete this recording for good?
app-rename = Rename
app-export = Export
app-cancel = Cancel
app-done = Done
app-next = Next
app-back = Back
app-resume = Go on
app-finish = Finish as it is
app-try-again = Try again
app-open-settings = Open settings
app-failed-text = Something in the app failed. What was recorded is kept.
app-analysing = Analysing
app-welcome = Your heart, recorded on your own phone
app-welcome-private = No account, no network: recordings stay on this phone, sealed.
app-welcome-limits = A screening, not a diagnosis. It is no monitor and calls nobody.
app-bluetooth-why = Bluetooth is needed to receive the strap’s signal.
app-notify-why = Notifications say when the strap is out of reach.
app-rehearse = Try it with a simulated strap

# The first run
app-begin = Begin
app-emergency = In an emergency
app-emergency-text = With chest pain, fainting or breathlessness call your emergency number at once: 112 in Europe. Strapline calls nobody.
app-wear = How to wear the strap
app-wear-wet-text = Wet the two pads on the inside with water.
app-wear-place-text = Fasten it snugly on bare skin, just below the chest, with the sensor in the middle.
app-wear-wake-text = It wakes up by itself once it touches the skin.
app-wear-picture-text = Picture: a strap round the chest, just below it, the sensor in the middle.

# Home
app-strap-none = No strap known yet
app-search = Search by name or date
app-pick-day = Choose a day
app-nothing-yet-text = No recording yet. Put the strap on and press the button above.
app-nothing-found-text = No recording has this in its name, date or result.
app-last-stop-text = The app was ended while it recorded
app-exit-memory-text = The system needed memory for something else.
app-exit-person-text = You ended it, or switched something off in the system’s settings.
app-exit-failed-text = The app failed. That is a mistake of its makers.
app-exit-frozen-text = It did not answer in time, and the system ended it.
app-exit-energy-text = The system ended it to save energy.
app-exit-unknown-text = The system does not say why.

# Finding a strap
app-connect-known = Your strap
app-connect-near = Straps nearby
app-signal-strong = strong signal
app-signal-fair = fair signal
app-signal-weak = weak signal
app-signal-none = not seen yet
app-bluetooth-off-text = Bluetooth is switched off. Without it nothing can be received from the strap.
app-bluetooth-on = Switch Bluetooth on
app-bluetooth-none-text = This phone has no Bluetooth Low Energy, so that nothing can be received from a strap.
app-location-why = This Android asks for the location to find Bluetooth devices. Where you are is not looked at.
app-location-off-text = Location is switched off. This Android finds no Bluetooth device without it.
app-permission-refused-text = Without this permission nothing can be received from a strap. It can be allowed in the system’s settings at any time.
app-scan-failed-text = The system does not let the app search at the moment. Wait half a minute, then try again.
app-allow = Allow
app-not-now = Not now

# While it records
app-zoom-in = Larger
app-zoom-out = Smaller
app-scale-double = 25 mm/s · 10 mm/mV × 2
app-scale-half = 25 mm/s · 10 mm/mV × ½
app-feel-palpitations = Palpitations
app-feel-skipped = A skipped beat
app-feel-dizzy = Dizziness
app-feel-breath = Short of breath
app-feel-chest = Chest pain
app-feel-other = Something else
app-marked = Marked
app-stop-short = Stop
app-stopping = Ending the recording
app-rehearsal-text = Simulated strap: this is not your heart.
app-rehearsal = Simulated strap
app-channel-recording = Recording
app-channel-alerts = Strap and storage

# The result, events, report
app-no-events-text = No event and no flagged beat in what could be read.
app-flagged-beats = Flagged beats
app-step-beats = Step through the beats
app-reasons = Why it was flagged
app-previous = Previous
app-following = Next
app-wrong-noted = Noted; the report says so
app-read-anew = Analyse again
app-id = Number in the practice’s files
app-sex = Sex
app-sex-female = Female
app-sex-male = Male
app-sex-other = Other
app-not-given = Not given
app-paper-a4 = A4
app-paper-letter = US Letter
app-print = Print
app-saved = Saved
app-born-how-text = Year, month and day, as 1961-03-12

# Trends
app-two-weeks = 2 weeks
app-three-months = 3 months
app-all = All
app-by-recording = Each recording
app-by-day = Each day
app-compare = Compare two recordings
app-compare-first = First recording
app-compare-second = Second recording
app-trends-empty-text = Nothing to show yet: open a recording’s result first, so that it is analysed.

# Settings
app-profile = About you
app-privacy = Privacy
app-language-phone = As the phone
app-emergency-number = Emergency number
app-units = Units
app-amplitude = Amplitude of a beat
app-amplitude-millivolt = mV
app-amplitude-millimetre = mm at 10 mm/mV
app-interval = Interval between beats
app-interval-by-length = ms or s, by length
app-interval-millisecond = ms
app-interval-second = s
app-units-text = So in results, beats and reports. Rates stay per minute, paper 25 mm/s and 10 mm/mV.
app-export-all = Export all recordings
app-export-all-text = Writes every recording as a table into a folder that you choose. Whoever has that folder can read it.
app-erase-all = Erase everything
app-erase-all-text = Deletes every recording, what was found in it, what you said about yourself, and the key. It cannot be undone. Files that you exported or shared stay where they are.
app-erased = Everything is erased
app-exported = Exported
app-backup = Keep in the phone’s backup
app-backup-text = Sealed, with a key that stays on this phone: on another phone they cannot be read.
app-lock = Lock with the screen lock
app-lock-none-text = This phone has no screen lock. Set one in the system’s settings first.
app-locked-text = Strapline is locked. A recording goes on meanwhile.
app-unlock = Unlock
app-background = Recording all night
app-background-limited-text = The system may end the app at night to save energy. Allow it to run in the background without limits.
app-background-free-text = The system lets the app run in the background without limits.
app-key-lost = The key is gone
app-key-lost-text = The phone no longer gives the key that the recordings are sealed with: after a move to another phone, for instance. They are kept, sealed, and cannot be read without it. New recordings get a new key.
app-new-key = Go on with a new key

# How it was measured
app-figures = On public recordings
app-limits = What it cannot see
app-fitted-on = What the model learned from
app-versions = Versions
app-licences = Licences
