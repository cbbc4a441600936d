# Labels of the apps' screens: what a shell shows as it stands. One line each, short enough for a narrow phone.

app-record = Aufzeichnen
app-recording = Aufzeichnung
app-recordings = Aufzeichnungen
app-home = Start
app-trends = Verlauf
app-settings = Einstellungen
app-connect = Gurt verbinden
app-connect-looking = Gurte werden gesucht
app-connect-none = Noch kein Gurt gefunden. Bitte mit feuchten Elektroden anlegen.
app-feel = Ich spüre etwas
app-feel-what = Markiert. Was spüren Sie?
app-stop = Beenden und Ergebnis ansehen
app-result = Ergebnis
app-events = Ereignisse
app-report = Bericht
app-make-report = PDF für die Praxis erstellen
app-share = PDF teilen
app-save = Sichern
app-name = Name im Bericht
app-birth-date = Geburtsdatum
app-paper = Papier
app-language = Sprache
app-how-measured = Wie gemessen wurde
app-looked-like = Wie es aussah
app-wrong = Das sieht falsch aus
app-delete = Löschen
app-delete-ask = Diese Aufzeichnung endgültig löschen?
app-rename = Umbenennen
app-export = Exportieren
app-cancel = Abbrechen
app-done = Fertig
app-next = Weiter
app-back = Zurück
app-resume = Fortsetzen
app-finish = So beenden
app-try-again = Erneut versuchen
app-open-settings = Einstellungen öffnen
app-failed-text = In der App ist etwas fehlgeschlagen. Was aufgezeichnet wurde, bleibt erhalten.
app-analysing = Wird ausgewertet
app-welcome = Ihr Herz, auf Ihrem eigenen Telefon aufgezeichnet
app-welcome-private = Kein Konto, kein Netz: Aufzeichnungen bleiben versiegelt auf diesem Telefon.
app-welcome-limits = Eine Vorprüfung, keine Diagnose. Es überwacht nicht und ruft niemanden an.
app-bluetooth-why = Bluetooth wird gebraucht, um den Gurt zu empfangen.
app-notify-why = Mitteilungen sagen, wenn der Gurt außer Reichweite ist.
app-rehearse = Mit einem simulierten Gurt ausprobieren

# The first run
app-begin = Beginnen
app-emergency = Im Notfall
app-emergency-text = Bei Brustschmerz, Ohnmacht oder Atemnot sofort den Notruf wählen: 112 in Europa. Strapline ruft niemanden an.
app-wear = So sitzt der Gurt
app-wear-wet-text = Die beiden Elektroden auf der Innenseite mit Wasser anfeuchten.
app-wear-place-text = Den Gurt fest auf der bloßen Haut schließen, knapp unter der Brust, mit dem Sensor in der Mitte.
app-wear-wake-text = Auf der Haut wacht er von selbst auf.
app-wear-picture-text = Bild: ein Gurt um den Oberkörper, knapp unter der Brust, der Sensor in der Mitte.

# Home
app-strap-none = Noch kein Gurt bekannt
app-search = Nach Name oder Datum suchen
app-pick-day = Tag wählen
app-nothing-yet-text = Noch keine Aufzeichnung. Gurt anlegen und oben auf die Taste drücken.
app-nothing-found-text = Keine Aufzeichnung hat das im Namen, im Datum oder im Ergebnis.
app-last-stop-text = Die App wurde beim Aufzeichnen beendet
app-exit-memory-text = Das System brauchte den Speicher für anderes.
app-exit-person-text = Sie haben sie beendet oder in den Systemeinstellungen etwas ausgeschaltet.
app-exit-failed-text = Die App ist abgestürzt. Das ist ein Fehler ihrer Hersteller.
app-exit-frozen-text = Sie hat nicht rechtzeitig geantwortet, und das System hat sie beendet.
app-exit-energy-text = Das System hat sie beendet, um Energie zu sparen.
app-exit-unknown-text = Das System sagt nicht, warum.

# Finding a strap
app-connect-known = Ihr Gurt
app-connect-near = Gurte in der Nähe
app-signal-strong = starkes Signal
app-signal-fair = mittleres Signal
app-signal-weak = schwaches Signal
app-signal-none = noch nicht gesehen
app-bluetooth-off-text = Bluetooth ist ausgeschaltet. Ohne Bluetooth ist vom Gurt nichts zu empfangen.
app-bluetooth-on = Bluetooth einschalten
app-bluetooth-none-text = Dieses Telefon hat kein Bluetooth Low Energy; von einem Gurt ist damit nichts zu empfangen.
app-location-why = Dieses Android verlangt für die Suche den Standort. Wo Sie sind, wird nicht angesehen.
app-location-off-text = Der Standort ist ausgeschaltet. Ohne ihn findet dieses Android kein Bluetooth-Gerät.
app-permission-refused-text = Ohne diese Berechtigung ist von einem Gurt nichts zu empfangen. Sie lässt sich jederzeit in den Systemeinstellungen erteilen.
app-scan-failed-text = Das System lässt die App gerade nicht suchen. Eine halbe Minute warten, dann erneut versuchen.
app-allow = Erlauben
app-not-now = Nicht jetzt

# While it records
app-zoom-in = Größer
app-zoom-out = Kleiner
app-scale-double = 25 mm/s · 10 mm/mV × 2
app-scale-half = 25 mm/s · 10 mm/mV × ½
app-feel-palpitations = Herzklopfen
app-feel-skipped = Aussetzer
app-feel-dizzy = Schwindel
app-feel-breath = Atemnot
app-feel-chest = Brustschmerz
app-feel-other = Etwas anderes
app-marked = Markiert
app-stop-short = Beenden
app-stopping = Die Aufzeichnung wird beendet
app-rehearsal-text = Simulierter Gurt: Das ist nicht Ihr Herz.
app-rehearsal = Simulierter Gurt
app-channel-recording = Aufzeichnung
app-channel-alerts = Gurt und Speicher

# The result, events, report
app-no-events-text = Kein Ereignis und kein auffälliger Schlag in dem, was lesbar war.
app-flagged-beats = Auffällige Schläge
app-step-beats = Schläge durchgehen
app-reasons = Warum er auffiel
app-previous = Vorheriger
app-following = Nächster
app-wrong-noted = Notiert; steht im Bericht
app-read-anew = Neu auswerten
app-id = Nummer in der Praxis
app-sex = Geschlecht
app-sex-female = Weiblich
app-sex-male = Männlich
app-sex-other = Divers
app-not-given = Nicht angegeben
app-paper-a4 = A4
app-paper-letter = US Letter
app-print = Drucken
app-saved = Gesichert
app-born-how-text = Jahr, Monat und Tag, etwa 1961-03-12

# Trends
app-two-weeks = 2 Wochen
app-three-months = 3 Monate
app-all = Alles
app-by-recording = Je Aufzeichnung
app-by-day = Je Tag
app-compare = Zwei Aufzeichnungen vergleichen
app-compare-first = Erste Aufzeichnung
app-compare-second = Zweite Aufzeichnung
app-trends-empty-text = Noch nichts zu zeigen: zuerst das Ergebnis einer Aufzeichnung öffnen, damit sie ausgewertet wird.

# Settings
app-profile = Über Sie
app-privacy = Privatsphäre
app-language-phone = Wie das Telefon
app-emergency-number = Notrufnummer
app-units = Einheiten
app-amplitude = Amplitude eines Schlags
app-amplitude-millivolt = mV
app-amplitude-millimetre = mm bei 10 mm/mV
app-interval = Abstand zweier Schläge
app-interval-by-length = ms oder s, je nach Länge
app-interval-millisecond = ms
app-interval-second = s
app-units-text = So in Ergebnissen, bei Schlägen und in Berichten. Frequenzen bleiben je Minute, das Papier bei 25 mm/s und 10 mm/mV.
app-export-all = Alle Aufzeichnungen exportieren
app-export-all-text = Schreibt jede Aufzeichnung als Tabelle in einen Ordner Ihrer Wahl. Wer den Ordner hat, kann sie lesen.
app-erase-all = Alles löschen
app-erase-all-text = Löscht jede Aufzeichnung, jedes Ergebnis, Ihre Angaben und den Schlüssel. Das lässt sich nicht rückgängig machen. Exportierte oder geteilte Dateien bleiben, wo sie sind.
app-erased = Alles ist gelöscht
app-exported = Exportiert
app-backup = In die Sicherung aufnehmen
app-backup-text = Versiegelt, mit einem Schlüssel, der auf diesem Telefon bleibt: Auf einem anderen Telefon sind sie nicht lesbar.
app-lock = Mit der Displaysperre schützen
app-lock-none-text = Dieses Telefon hat keine Displaysperre. Zuerst in den Systemeinstellungen eine einrichten.
app-locked-text = Strapline ist gesperrt. Eine Aufzeichnung läuft unterdessen weiter.
app-unlock = Entsperren
app-background = Die ganze Nacht aufzeichnen
app-background-limited-text = Das System kann die App nachts beenden, um Energie zu sparen. Erlauben Sie ihr, ohne Einschränkung im Hintergrund zu laufen.
app-background-free-text = Das System lässt die App ohne Einschränkung im Hintergrund laufen.
app-key-lost = Der Schlüssel ist weg
app-key-lost-text = Das Telefon gibt den Schlüssel nicht mehr her, mit dem die Aufzeichnungen versiegelt sind, etwa nach einem Umzug auf ein anderes Telefon. Sie bleiben versiegelt erhalten und sind ohne ihn nicht zu lesen. Neue Aufzeichnungen bekommen einen neuen Schlüssel.
app-new-key = Mit neuem Schlüssel weiter

# How it was measured
app-figures = An öffentlichen Aufzeichnungen
app-limits = Was es nicht sehen kann
app-fitted-on = Woran das Modell gelernt hat
app-versions = Versionen
app-licences = Lizenzen
