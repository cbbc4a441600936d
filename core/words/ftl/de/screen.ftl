# What the screens of the apps say.

## What a person reads first of a recording

summary-note = Hinweis: { $notice }
summary-see-clinician = Bitte bald ärztlichen Rat suchen, mit diesem Bericht:
summary-recorded = Aufgezeichnet
summary-read = Lesbar
summary-rate = Herzfrequenz
summary-rate-mean = { $mean } im Mittel
summary-rate-range = { $mean } im Mittel, von { $lowest } bis { $highest }
summary-heartbeats = Herzschläge
summary-beats =
    { $beats ->
        [one] { $beats } Schlag
       *[other] { $beats } Schläge
    }
summary-extra-beats = Extrasystolen
summary-ectopic =
    { $class ->
        [ventricular] { $beats } ventrikulär
       *[supraventricular] { $beats } supraventrikulär
    }
summary-longest = Längster Abstand
summary-between-beats = { $time } zwischen zwei Schlägen

## The result of a recording

headline-nothing-recorded = Nichts aufgezeichnet
headline-not-analysable = Nicht lesbar
headline-no-heartbeat = Kein Herzschlag gefunden
headline-too-short = Zu kurz zum Beurteilen
headline-fibrillation = Unregelmäßiger Rhythmus
headline-pauses = Pausen zwischen Schlägen
headline-extra-beats-few = Ab und zu Extrasystolen
headline-extra-beats = Extrasystolen
headline-extra-beats-many = Viele Extrasystolen
headline-slow = Zeitweise niedrige Herzfrequenz
headline-fast = Zeitweise hohe Herzfrequenz
headline-unclassified = Schläge gefunden, Art nicht bestimmt
headline-nothing-noticed = Im Lesbaren nichts aufgefallen

card-read = Lesbar
card-rate = Herzfrequenz
card-rate-note = niedrigste { $lowest }, mittlere, höchste { $highest }
card-ventricular = Ventrikulär
card-supraventricular = Supraventrikulär
card-fibrillation = Unregelmäßiger Rhythmus
card-fibrillation-note = Verdacht auf Vorhofflimmern, von der lesbaren Zeit
card-fibrillation-none = in der lesbaren Zeit nicht gesehen
card-fibrillation-unknown = zu wenig war lesbar, um danach zu suchen
card-pauses = Pausen ab 2 s
card-pauses-note = längster Abstand { $longest }
card-unknown = nicht bestimmbar
# How a card is spoken: $title, $value with its unit, $note.
card-spoken = { $title }: { $value }
card-spoken-note = { $title }: { $value }. { $note }

# The list of episodes.
row-spoken = { $when }: { $title }, { $note }
events-episodes =
    { $n ->
        [one] { $n } Ereignis
       *[other] { $n } Ereignisse
    }
events-beats =
    { $n ->
        [one] { $n } auffälliger Schlag
       *[other] { $n } auffällige Schläge
    }
events-fusion =
    { $n ->
        [one] 1 der auffälligen Schläge ist ein normaler und ein früher Schlag zugleich, und das Ergebnis zählt ihn zu keinem von beiden.
       *[other] { $n } der auffälligen Schläge sind ein normaler und ein früher Schlag zugleich, und das Ergebnis zählt sie zu keinem von beiden.
    }

## While it records

live-rate-unit = pro Minute
live-rate-said = { $n } pro Minute
live-rate-by-strap = laut Gurt
live-rate-unknown = keine Herzfrequenz
live-quality-good = Signal gut
live-quality-fair = Signal mäßig
live-quality-unread = Nicht lesbar: { $reason }
live-quality-waiting = Noch nicht bewertet
live-no-contact = Kein Kontakt
live-nothing-received = Nichts empfangen
live-age = neuester Messwert vor { $time }
live-age-unknown = noch nichts gekommen
# The same where it is heard: that it is no older than it takes to come.
live-age-now = das Signal ist aktuell
live-recorded = Aufgezeichnet
live-read = Lesbar
live-lost = Unterwegs verloren
live-lost-nothing = nichts
live-lost-gaps =
    { $gaps ->
        [one] { $time } in { $gaps } Lücke
       *[other] { $time } in { $gaps } Lücken
    }
live-battery = Batterie des Gurts
live-marks = Markiert
live-marks-count =
    { $marks ->
        [one] { $marks } Moment
       *[other] { $marks } Momente
    }
live-not-seen-shape = die Form der Schläge, Extrasystolen und ihre Art
live-not-seen = Mit diesem Gurt nicht erkennbar: { $what }.
live-spoken = { $rate }. { $quality }. { $age }.
# The newest signal as it is heard: $said is live-spoken, $parts what is seen in it.
trace-spoken = Die neuesten { $time } des EKG. { $said }
trace-spoken-seen = Die neuesten { $time } des EKG. { $said } Darin: { $parts }.
trace-unread = { $time } nicht gelesen ({ $reason })

## Strips

strip-scale = 25 mm/s · 10 mm/mV
# What a strip is said to show; the parts are the entries below.
strip-spoken = { $parts }.
strip-spoken-rate = { $n } Schläge pro Minute
strip-spoken-no-rate = keine Herzfrequenz
strip-spoken-regular = regelmäßig
strip-spoken-irregular = unregelmäßig
strip-spoken-beat-at = { $beats } bei { $times }
strip-spoken-beats-between = { $beats } zwischen { $from } und { $to }
strip-spoken-unread = nicht gelesen von { $from } bis { $to }, { $reason }
strip-spoken-marked = von Ihnen markiert bei { $times }

## Recordings

state-recording = wird aufgezeichnet
state-interrupted = unterbrochen; lässt sich fortsetzen oder beenden
state-locked = verschlossen: mit einem anderen Schlüssel versiegelt
state-newer = von einer neueren Version geschrieben: Strapline aktualisieren
state-damaged = beschädigt: die Kopfdaten sind nicht lesbar
recording-intervals-only = nur RR-Intervalle
recording-spoken = { $name }, { $when }, { $length }. { $said }
# One whose name cannot be read; $id is the beginning of its id.
recording-unread = Aufzeichnung { $id }
recording-spoken-brief = { $name }, { $when }, { $length }

# Straps: how well one is received, and the known one on the first screen.
strap-spoken = { $name }, { $strength }
strap-records = { $name } · zeichnet auf
strap-rests = { $name } · nicht verbunden
strap-battery-last = Batterie des Gurts { $percent }, zuletzt

report-page = Seite { $n } des Berichts
exported-count =
    { $n ->
        [one] { $n } Aufzeichnung exportiert
       *[other] { $n } Aufzeichnungen exportiert
    }

recovered-whole = „{ $name }“ ist vollständig; eine Änderung nach dem Ende ist vielleicht nicht erhalten.
recovered-kept = „{ $name }“ brach ab, ohne beendet zu werden. Erhalten ist alles bis { $time } nach dem Beginn; höchstens die letzten { $lost } s vor dem Abbruch sind verloren.
recovered-kept-somehow = „{ $name }“ brach ab, ohne beendet zu werden. Die Aufzeichnung ist erhalten; höchstens die letzten { $lost } s vor dem Abbruch sind verloren.
recovered-nothing = „{ $name }“ brach ab, ohne beendet zu werden. Es war noch nichts gekommen, das sich erhalten ließ.
recovered-unread =
    { $parts ->
        [one] Ein Abschnitt vor ihrem Ende ist nicht lesbar.
       *[other] { $parts } Abschnitte vor ihrem Ende sind nicht lesbar.
    }

## Notifications

notify-recording-title = Strapline zeichnet auf
notify-recording = { $rate } · { $quality } · { $time } aufgezeichnet
notify-lost-title = Der Gurt ist außer Reichweite
notify-lost = Die Aufzeichnung geht von selbst weiter, sobald der Gurt zurück ist; die Zeit dazwischen bleibt als Lücke.
notify-contact-title = Der Gurt hat keinen Hautkontakt
notify-contact = Die beiden Elektroden anfeuchten und den Gurt an die Brust drücken. Die Aufzeichnung geht von selbst weiter; diese Zeit bleibt als Lücke.
notify-battery-title = Batterie des Gurts fast leer
notify-battery = Noch { $percent }: bitte bald wechseln oder laden.
notify-storage-title = Das Telefon ist voll
notify-storage = Was aufgezeichnet ist, bleibt. Bitte Platz schaffen, damit die Aufzeichnung weitergehen kann.
notify-finished-title = Die Aufzeichnung ist beendet
notify-finished = { $time } aufgezeichnet. Strapline öffnen, um das Ergebnis zu sehen.
notify-stopped-title = Die Aufzeichnung wurde unterbrochen
notify-stopped = Das System hat die App beendet. Was aufgezeichnet ist, bleibt; Strapline öffnen, um fortzufahren.

## A flagged beat by itself

beat-title = Schlag { $n } von { $total }
beat-kind =
    { $class ->
        [ventricular] Früher Schlag aus einer Herzkammer
        [supraventricular] Früher Schlag aus einem Vorhof
       *[fusion] Ein normaler und ein früher Schlag zugleich
    }
beat-sure = Wie sicher: { $share }
beat-looked = Der Balken zeigt, wohin das Modell gesehen hat.
# What the person's "looks wrong" is called among the marks of the report.
beat-doubted = Nach Ansicht der Person wurde dieser Schlag ({ $class }) nicht richtig gelesen
strip-of = { $n } von { $total }

## Trends

trend-rate = Herzfrequenz
trend-ventricular = Ventrikuläre Schläge, Anteil
trend-supraventricular = Supraventrikuläre Schläge, Anteil
trend-fibrillation = Unregelmäßiger Rhythmus, Zeitanteil
trend-said = Zuletzt { $last }; meist { $low } bis { $high }
trend-said-one = Zuletzt { $last }
trend-none = Aus dem Gelesenen nicht zu sagen
trend-point = { $when }: { $value }
trend-point-little = { $point }, weniger als die Hälfte war lesbar
trend-little = Hohl: weniger als die Hälfte war lesbar
# A trend and two recordings beside each other, as they are heard.
trend-spoken = { $title }: { $said }. { $points }.
compared-spoken = { $title }: erste Aufzeichnung { $first }, zweite Aufzeichnung { $second }
trend-read = Gelesen: { $time } in { $recordings ->
        [one] { $recordings } Aufzeichnung
       *[other] { $recordings } Aufzeichnungen
    }
