# What a strap is doing, and what a person can do about it.

state-idle = Not connected
state-connecting = Connecting to the strap
state-preparing = Waiting for the strap’s signal
state-streaming = The strap sends
state-stale = The strap sends nothing
state-refused = No signal yet; asking again
state-reconnecting = Connection lost; reconnecting
state-scanning = Connection lost; searching
state-stopping = Asking the strap to stop
state-stopped = The strap has stopped

sensor-mtu-known = The strap's packets do not fit through this connection ({ $bytes } bytes; 232 are needed): switch Bluetooth off and on, or use another phone or adapter.
sensor-mtu = The strap's packets do not fit through this connection: switch Bluetooth off and on, or use another phone or adapter.
sensor-bonding = The strap wants to be paired: accept the pairing request, or forget the strap in the Bluetooth settings and connect again.
sensor-busy = Another app or device seems to be using the strap: close it, or switch its Bluetooth off.
sensor-battery-low = The strap's battery is at { $percent }: change or charge it before a long recording.
sensor-firmware = The strap's firmware { $found } cannot send an ECG: update it to { $needed } or later with its maker's app.
sensor-charging = The strap is charging and does not record: take it off its charger.
sensor-storage-full = The strap's memory is full: empty it with its maker's app.
sensor-rr-only = This strap sends no ECG, only the time between beats: irregularity can be seen, the shape of beats cannot.
# $status is the number that the strap answers.
sensor-start-refused = The strap does not start its ECG (status { $status }): take it off for a minute and put it on again; if that does not help, update its firmware with its maker's app.
sensor-unknown-frames = The strap sends its ECG in a form that is not known here (frame type { $type }): nothing of it is recorded; look for a newer version of this app.
# $step is one of step-...
sensor-not-answering = The strap does not answer ({ $step }): take it off for a minute, put it on again, and see that no other app uses it.
sensor-keeps-failing = { $step } keeps failing ({ $error }): switch Bluetooth off and on, and take the strap off for a minute.
sensor-out-of-reach = Nothing has come from the strap for a minute: see that it is worn, that its electrodes are moist, that its battery is not empty, and that the phone is near.
sensor-no-contact = The strap does not feel the skin: moisten its electrodes and tighten it.
sensor-not-a-sensor = This device is no strap that is known here: choose another one from the list.
sensor-bluetooth-off = Bluetooth is switched off: switch it on.
sensor-bluetooth-not-permitted = Bluetooth is not permitted: allow it for this app in the system's settings.

step-connect = connecting
step-services = finding its services
step-mtu = agreeing on the packet size
step-bond = bonding
step-identity = reading who it is
step-subscribe = subscribing
step-abilities = asking what it can do
step-settings = asking for its settings
step-start = asking it to start
step-poll = asking for samples
step-stop = asking it to stop

link-lost-by-system = the system lost the link
link-out-of-reach = out of reach
link-ended-by-strap = the strap ended the link
link-ended-here = this side ended the link
link-att = error { $code } of the Bluetooth protocol
link-status = Bluetooth status { $code }
link-timed-out = no answer in time
link-not-connected = not connected
link-not-paired = not paired
link-not-taken = the system did not take it
link-not-found = not found
link-not-supported = not supported by this system
link-radio-off = Bluetooth is switched off
link-not-permitted = Bluetooth is not permitted
