# What can go wrong, where, and what a person can do about it.

## Where: put before what is wrong

place-store = the store
place-recording = recording { $id }
place-bytes = recording { $id }, bytes { $from } to { $to }
place-analysis = an analysis of recording { $id }
place-line = { $file }, line { $line }
place-byte = { $file }, byte { $byte }
# $place is one of place-...
error-at = { $place }: { $problem }

# On the command line.
error-line = error: { $text }

## Why the operating system would not do it: stands in a sentence as $what

io-not-found = there is no such file or folder
io-denied = access is not permitted
io-no-space = no space is left
io-read-only = the disk can only be read
io-exists = something of this name is there already
io-folder = this is a folder
io-no-folder = a part of the path is no folder
io-interrupted = it was interrupted
io-timed-out = it took too long
io-ended = the file ended while it was read
io-other = the system reports error { $code }
io-unknown = the system does not say why

## The store

store-io = { $what }; everything stored before is kept: check the folder and try again
store-disk-full = the disk is full; everything stored before is kept: free some space and go on with the recording
store-read-only = the folder may not be written to; allow it, or choose another folder
store-in-use = another program has this store open; close it first
store-wrong-key = the key is not the one that this store is sealed with; nothing was changed: give the right key, or go on under the new key and keep the old recordings locked
store-not-held = the disk is full or fails, and no more can be held in memory, so that what comes in now is lost; what came before is kept: free some space and go on with the recording
store-locked = it is sealed with another key; its bytes are kept, and can be read once that key is back
store-from-the-future = format version { $found } is newer than version { $known }, which this program reads; update Strapline
store-damaged-chunks =
    { $chunks ->
        [one] a chunk (about { $seconds } s) is missing or damaged; everything else is read: export it, so that it is kept elsewhere, too
       *[other] { $chunks } chunks (about { $seconds } s) are missing or damaged; everything else is read: export it, so that it is kept elsewhere, too
    }
store-damaged-entries = byte { $at } of a chunk and what follows in it is not what was written; everything else is read: export it, so that it is kept elsewhere, too
store-damaged-header = both copies of its header are damaged, so that it cannot be read; its bytes are kept: bring it back from a backup if there is one, or delete it
store-damaged-analysis = it is not what was written; run it again: the recording is whole
store-no-randomness = the system gives no random numbers, without which nothing can be sealed; restart it and try again
store-no-such-recording = there is no such recording; it may have been deleted: look in the list of recordings
store-no-such-analysis = this analysis is not stored; run it again
store-being-recorded = it is being recorded; finish it first
store-finished = it is finished; begin a new recording
store-stopped = writing failed before; what was durable is kept: resume the recording
store-too-long = { $what } is longer than { $limit } bytes; shorten it
store-long-chunk = a chunk
store-long-notification = a notification
store-long-samples = a block of samples
store-long-log-line = a line of the log
store-long-name = a name
store-long-mark = a mark
store-long-recording-head = what is said of the recording
store-long-analysis-summary = what is said of the analysis
store-no-unit = { $unit } mV is no unit of samples; give the millivolts of a value of 1
store-too-many-marks = it takes { $marks } marks with { $bytes } bytes of text in all, and no more; what was marked is kept
store-no-id = an id of a recording has 32 hexadecimal digits; take it from the list of recordings

## A session

live-disk-failed = { $problem }; what comes in is held in memory, and the disk is tried again
live-unwritten = { $problem }; the last { $seconds } s of signal could not be written and are lost
live-other-signal = the strap now sends { $now }, and the recording holds { $before }; what is recorded is kept: begin a new recording
live-sent-ecg = an ECG at { $hz } Hz
live-sent-rr = RR intervals
live-unreadable = the recording cannot be read: it is sealed with another key, or its beginning is damaged; begin a new one
live-not-yet = nothing is recorded yet: wait until the strap sends
session-too-long = a recording longer than { $days } days cannot be analysed in one piece: split it
session-rate = { $hz } Hz cannot be analysed: the sampling rate must lie between 50 and 2000 Hz
birth-date = "{ $given }" is no date of birth: write year, month and day as 1961-03-12

## Files

format-io = { $what }; check the path and that you may read or write it
format-empty = the file is empty; copy it again from where it came from
# $what is one of file-...
format-truncated = { $what }; copy it again from where it came from
format-no-such-channel = there is no channel "{ $wanted }"; the channels are { $available }

## An analysis

analysis-no-voltage = no channel is a voltage (units: { $units }); if the unit is wrong, say that it is mV, uV or V
analysis-no-ecg = by their names the channels are no ECG: { $channels }; if one is, say which
analysis-rate = { $hz } Hz cannot be analysed: the sampling rate must lie between 50 and 2000 Hz; if that is not the recording's rate, give the right one
analysis-intervals-only = this recording holds RR intervals, which WFDB signals cannot; write it as CSV
analysis-write = { $file }: this file cannot be written, { $why }; check that the folder exists and that you may write to it
outcome-cut = the stored result cannot be read (it ends too early); analyse the recording again: it is whole
outcome-other = the stored result cannot be read (another version wrote it, or it is damaged); analyse the recording again: it is whole
analysis-broken = a part of this program cannot be used: { $part }; what was recorded is kept: install the program again
broken-manifest = the description of the beat model
broken-graph = the beat model
broken-outputs = the outputs of the beat model
broken-figures = the measured figures
broken-font = the font { $name }

## A script of faults for a simulated strap

# Its names are not translated.
fault-refused = fault "{ $fault }": { $problem }; write NAME[@FROM[+LENGTH]][=VALUE], such as drop@60s+30s=0.2
fault-unknown = there is no such fault
fault-no-value = it needs a value
fault-value = it has no value
fault-number = its value is no number
fault-share = its value is a share, between 0 and 1
fault-rate = its value is a rate, between 50 and 2000 Hz
fault-percentage = its value is a percentage
fault-request-and-status = its value is REQUEST:STATUS
fault-request = its request is settings, start or stop
fault-status = its status is no number
fault-att-error = its value is no ATT error code
fault-packet-size = its value is no packet size
fault-time-unit = its times need a unit: ms, s, m or h
fault-time = its times are no numbers

## What the shell of a phone did

shell-session-ended = this session has ended: begin a new one
shell-key-length = a key has 32 bytes: give the one that was made
shell-intervals-only = this recording holds RR intervals only: a report for a physician needs an ECG
shell-no-samples =
    { $bytes ->
        [one] { $bytes } byte is no sample: give four bytes for each, a little-endian float in millivolts
       *[other] { $bytes } bytes are no samples: give four bytes for each, a little-endian float in millivolts
    }
shell-no-uuid = not the UUID of a service or a characteristic: { $given }; give it in full, as 36 characters with hyphens
shell-no-doubt = only a flagged beat of a stored recording can be marked as read wrongly: nothing was marked
shell-waited-already = this was waited for already
shell-broken = the app failed in a way that it should not; what was recorded is kept: start it again, and if it happens again, tell its makers

## The command line's radio

# $words is what the system says, in its own words; $way is one of radio-on-..., radio-start-... or radio-permit-...
radio-no-adapter = no Bluetooth adapter was found; plug one in, or enable it in the machine's firmware settings
radio-off = Bluetooth is switched off; { $way }
radio-no-service = the system's Bluetooth service does not answer ({ $words }); { $way }
radio-not-permitted = Bluetooth is not permitted ({ $words }); { $way }
radio-timed-out = the system's Bluetooth did not answer in time; switch Bluetooth off and on, and try again
radio-no-threads = the radio's threads could not be started: { $why }; close other programs and try again
radio-system = the system's Bluetooth says: { $words }; switch Bluetooth off and on, and try again
radio-on-linux = switch it on with `bluetoothctl power on` (after `rfkill unblock bluetooth` if it is blocked)
radio-on-mac = switch it on in System Settings, Bluetooth
radio-on-windows = switch it on in Settings, Bluetooth & devices
radio-start-linux = start it with `sudo systemctl start bluetooth` (Debian and Ubuntu: the package is `bluez`)
radio-start-mac = switch Bluetooth off and on in System Settings
radio-start-windows = start the service "Bluetooth Support Service"
radio-permit-linux = allow it with `sudo usermod -aG bluetooth $USER`, and log in again
radio-permit-mac = allow it for the terminal in System Settings, Privacy & Security, Bluetooth
radio-permit-windows = allow it in Settings, Privacy & security, Radios
