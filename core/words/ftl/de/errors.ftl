# What can go wrong, where, and what a person can do about it.

## Where: put before what is wrong

place-store = der Speicher
place-recording = Aufzeichnung { $id }
place-bytes = Aufzeichnung { $id }, Bytes { $from } bis { $to }
place-analysis = eine Analyse der Aufzeichnung { $id }
place-line = { $file }, Zeile { $line }
place-byte = { $file }, Byte { $byte }
# $place is one of place-...
error-at = { $place }: { $problem }

# On the command line.
error-line = Fehler: { $text }

## Why the operating system would not do it: stands in a sentence as $what

io-not-found = die Datei oder den Ordner gibt es nicht
io-denied = der Zugriff ist nicht erlaubt
io-no-space = es ist kein Platz mehr frei
io-read-only = der Datenträger kann nur gelesen werden
io-exists = es gibt bereits etwas mit diesem Namen
io-folder = das ist ein Ordner
io-no-folder = ein Teil des Pfads ist kein Ordner
io-interrupted = es wurde unterbrochen
io-timed-out = es dauerte zu lange
io-ended = die Datei endete, während sie gelesen wurde
io-other = das System meldet Fehler { $code }
io-unknown = das System sagt nicht, warum

## The store

store-io = Lesen oder Schreiben misslang ({ $what }); alles zuvor Gespeicherte bleibt: den Ordner prüfen und erneut versuchen
store-disk-full = der Speicherplatz ist voll; alles zuvor Gespeicherte bleibt: Platz schaffen und mit der Aufzeichnung fortfahren
store-read-only = in den Ordner darf nicht geschrieben werden; es erlauben oder einen anderen Ordner wählen
store-in-use = ein anderes Programm hat diesen Speicher geöffnet; es zuerst schließen
store-wrong-key = der Schlüssel ist nicht der, mit dem dieser Speicher versiegelt ist; nichts wurde verändert: den richtigen Schlüssel geben oder unter dem neuen fortfahren und die alten Aufzeichnungen verschlossen behalten
store-not-held = der Speicherplatz ist voll oder der Datenträger gestört, und im Arbeitsspeicher ist kein Raum mehr, sodass verloren geht, was jetzt kommt; was zuvor kam, bleibt: Platz schaffen und mit der Aufzeichnung fortfahren
store-locked = mit einem anderen Schlüssel versiegelt; die Daten bleiben und sind lesbar, sobald jener Schlüssel wieder da ist
store-from-the-future = Formatversion { $found } ist neuer als Version { $known }, die dieses Programm liest; Strapline aktualisieren
store-damaged-chunks =
    { $chunks ->
        [one] ein Abschnitt (etwa { $seconds } s) fehlt oder ist beschädigt; alles Übrige wird gelesen: zur Sicherheit exportieren
       *[other] { $chunks } Abschnitte (etwa { $seconds } s) fehlen oder sind beschädigt; alles Übrige wird gelesen: zur Sicherheit exportieren
    }
store-damaged-entries = Byte { $at } eines Abschnitts und was darin folgt, ist nicht, was geschrieben wurde; alles Übrige wird gelesen: zur Sicherheit exportieren
store-damaged-header = beide Kopien der Kopfdaten sind beschädigt, sodass sie nicht lesbar ist; ihre Daten bleiben: aus einer Sicherung zurückholen, falls es eine gibt, oder löschen
store-damaged-analysis = sie ist nicht, was geschrieben wurde; sie erneut ausführen: die Aufzeichnung ist ganz
store-no-randomness = das System liefert keine Zufallszahlen, ohne die nichts versiegelt werden kann; es neu starten und erneut versuchen
store-no-such-recording = diese Aufzeichnung gibt es nicht; vielleicht wurde sie gelöscht: in der Liste der Aufzeichnungen nachsehen
store-no-such-analysis = diese Analyse ist nicht gespeichert; sie erneut ausführen
store-being-recorded = sie wird gerade aufgezeichnet; sie zuerst beenden
store-finished = sie ist beendet; eine neue Aufzeichnung beginnen
store-stopped = das Schreiben ist zuvor misslungen; was gesichert war, bleibt: die Aufzeichnung fortsetzen
store-too-long = { $what } ist länger als { $limit } Bytes; kürzen
store-long-chunk = ein Abschnitt
store-long-notification = eine Nachricht des Gurts
store-long-samples = ein Block von Abtastwerten
store-long-log-line = eine Zeile des Protokolls
store-long-name = ein Name
store-long-mark = eine Markierung
store-long-recording-head = was über die Aufzeichnung gesagt ist
store-long-analysis-summary = was über die Analyse gesagt ist
store-no-unit = { $unit } mV ist keine Einheit für Messwerte; die Millivolt eines Wertes von 1 angeben
store-too-many-marks = es gehen { $marks } Markierungen mit zusammen { $bytes } Bytes Text hinein und nicht mehr; was markiert ist, bleibt
store-no-id = die Kennung einer Aufzeichnung hat 32 hexadezimale Ziffern; sie steht in der Liste der Aufzeichnungen

## A session

live-disk-failed = { $problem }; was hereinkommt, bleibt im Arbeitsspeicher, und der Datenträger wird erneut versucht
live-unwritten = { $problem }; die letzten { $seconds } s des Signals konnten nicht geschrieben werden und sind verloren
live-other-signal = der Gurt sendet jetzt etwas anderes ({ $now }) als die Aufzeichnung enthält ({ $before }); was aufgezeichnet ist, bleibt: eine neue Aufzeichnung beginnen
live-sent-ecg = ein EKG mit { $hz } Hz
live-sent-rr = RR-Intervalle
live-unreadable = die Aufzeichnung ist nicht lesbar: Sie ist mit einem anderen Schlüssel versiegelt, oder ihr Anfang ist beschädigt; eine neue beginnen
live-not-yet = es wird noch nichts aufgezeichnet: warten, bis der Gurt sendet
session-too-long = eine Aufzeichnung von mehr als { $days } Tagen lässt sich nicht in einem Stück auswerten: sie teilen
session-rate = { $hz } Hz lassen sich nicht auswerten: die Abtastrate muss zwischen 50 und 2000 Hz liegen
birth-date = „{ $given }“ ist kein Geburtsdatum: Jahr, Monat und Tag schreiben wie 1961-03-12

## Files

format-io = Lesen oder Schreiben misslang ({ $what }); den Pfad prüfen und ob er gelesen oder geschrieben werden darf
format-empty = die Datei ist leer; sie erneut von dort kopieren, woher sie kam
# $what is one of file-...
format-truncated = { $what }; sie erneut von dort kopieren, woher sie kam
format-no-such-channel = einen Kanal „{ $wanted }“ gibt es nicht; die Kanäle sind { $available }

## An analysis

analysis-no-voltage = kein Kanal ist eine Spannung (Einheiten: { $units }); ist die Einheit falsch, angeben, ob es mV, uV oder V sind
analysis-no-ecg = nach ihren Namen sind die Kanäle kein EKG: { $channels }; ist einer doch eines, angeben, welcher
analysis-rate = { $hz } Hz lassen sich nicht auswerten: die Abtastrate muss zwischen 50 und 2000 Hz liegen; ist das nicht die Abtastrate der Aufzeichnung, die richtige angeben
analysis-intervals-only = diese Aufzeichnung enthält RR-Intervalle, die WFDB-Signale nicht fassen; als CSV schreiben
analysis-write = { $file }: diese Datei kann nicht geschrieben werden, { $why }; prüfen, ob der Ordner da ist und beschrieben werden darf
outcome-cut = das gespeicherte Ergebnis ist nicht lesbar (es endet zu früh); die Aufzeichnung ist ganz: noch einmal auswerten
outcome-other = das gespeicherte Ergebnis ist nicht lesbar (eine andere Version schrieb es, oder es ist beschädigt); die Aufzeichnung ist ganz: noch einmal auswerten
analysis-broken = ein Teil dieses Programms ist unbrauchbar: { $part }; was aufgezeichnet ist, bleibt: das Programm neu installieren
broken-manifest = die Beschreibung des Schlagmodells
broken-graph = das Schlagmodell
broken-outputs = die Ausgaben des Schlagmodells
broken-figures = die gemessenen Werte
broken-font = die Schrift { $name }

## A script of faults for a simulated strap

# Its names are not translated.
fault-refused = Störung „{ $fault }“: { $problem }; NAME[@FROM[+LENGTH]][=VALUE] schreiben, etwa drop@60s+30s=0.2
fault-unknown = diese Störung gibt es nicht
fault-no-value = sie braucht einen Wert
fault-value = sie hat keinen Wert
fault-number = ihr Wert ist keine Zahl
fault-share = ihr Wert ist ein Anteil, zwischen 0 und 1
fault-rate = ihr Wert ist eine Abtastrate, zwischen 50 und 2000 Hz
fault-percentage = ihr Wert ist eine Prozentzahl
fault-request-and-status = ihr Wert ist REQUEST:STATUS
fault-request = ihre Anfrage ist settings, start oder stop
fault-status = ihr Status ist keine Zahl
fault-att-error = ihr Wert ist kein ATT-Fehlercode
fault-packet-size = ihr Wert ist keine Paketgröße
fault-time-unit = ihre Zeiten brauchen eine Einheit: ms, s, m oder h
fault-time = ihre Zeiten sind keine Zahlen

## What the shell of a phone did

shell-session-ended = diese Sitzung ist beendet: eine neue beginnen
shell-key-length = ein Schlüssel hat 32 Bytes: den angeben, der erzeugt wurde
shell-intervals-only = diese Aufzeichnung enthält nur RR-Intervalle: ein Bericht für die Ärztin oder den Arzt braucht ein EKG
shell-no-samples =
    { $bytes ->
        [one] { $bytes } Byte ist kein Abtastwert: je Wert vier Bytes angeben, eine Little-Endian-Gleitkommazahl in Millivolt
       *[other] { $bytes } Bytes sind keine Abtastwerte: je Wert vier Bytes angeben, eine Little-Endian-Gleitkommazahl in Millivolt
    }
shell-no-uuid = keine UUID eines Dienstes oder Merkmals: { $given }; ausgeschrieben angeben, mit 36 Zeichen und Bindestrichen
shell-no-doubt = nur ein auffälliger Schlag einer gespeicherten Aufzeichnung kann als falsch gelesen vermerkt werden: nichts wurde vermerkt
shell-waited-already = darauf wurde bereits gewartet
shell-broken = die App hat auf eine Weise versagt, die nicht vorkommen sollte; was aufgezeichnet wurde, bleibt: sie neu starten und, wenn es wieder geschieht, den Herstellern melden

## Das Funkmodul der Befehlszeile

# $words ist, was das System sagt, in seinen Worten; $way ist eines von radio-on-..., radio-start-... oder radio-permit-...
radio-no-adapter = kein Bluetooth-Adapter gefunden; einen anschließen oder in den Firmware-Einstellungen des Rechners einschalten
radio-off = Bluetooth ist ausgeschaltet; { $way }
radio-no-service = der Bluetooth-Dienst des Systems antwortet nicht ({ $words }); { $way }
radio-not-permitted = Bluetooth ist nicht erlaubt ({ $words }); { $way }
radio-timed-out = das Bluetooth des Systems hat nicht rechtzeitig geantwortet; Bluetooth aus- und einschalten und es noch einmal versuchen
radio-no-threads = die Threads des Funkmoduls ließen sich nicht starten: { $why }; andere Programme schließen und es noch einmal versuchen
radio-system = das Bluetooth des Systems sagt: { $words }; Bluetooth aus- und einschalten und es noch einmal versuchen
radio-on-linux = mit `bluetoothctl power on` einschalten (vorher `rfkill unblock bluetooth`, wenn es gesperrt ist)
radio-on-mac = in den Systemeinstellungen unter „Bluetooth“ einschalten
radio-on-windows = in den Einstellungen unter „Bluetooth und Geräte“ einschalten
radio-start-linux = mit `sudo systemctl start bluetooth` starten (Debian und Ubuntu: das Paket heißt `bluez`)
radio-start-mac = Bluetooth in den Systemeinstellungen aus- und einschalten
radio-start-windows = den Dienst „Bluetooth-Unterstützungsdienst“ starten
radio-permit-linux = mit `sudo usermod -aG bluetooth $USER` erlauben und sich neu anmelden
radio-permit-mac = in den Systemeinstellungen unter „Datenschutz & Sicherheit“, „Bluetooth“ dem Terminal erlauben
radio-permit-windows = in den Einstellungen unter „Datenschutz und Sicherheit“, „Funkempfang“ erlauben
