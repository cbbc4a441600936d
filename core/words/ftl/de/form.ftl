# What is printed on the report's form itself. Widths are measured by a test: see core/pdf/src/tests.rs.

form-name-missing = Name nicht angegeben
form-subject-number = Nr. { $id }
form-born = geb. { $date }
form-start-unknown = Beginn nicht bekannt
form-from-start = Zeiten zählen ab Beginn
form-offset-unknown = UTC-Abweichung nicht bekannt
form-lead-unknown = Ableitung nicht beschrieben
form-firmware = FW { $firmware }
form-serial = Seriennr. { $serial }
form-band = Band des Sensors { $low }–{ $high } Hz
form-measured-rate = { $hz } Hz gemessen
form-sampling-rate = Abtastrate { $hz } Hz
form-drawn = gezeichnet { $filters }
form-mains = { $hz } Hz Netzbrummen entfernt
form-title = EKG-Bericht, { $subject }, { $period }
form-footer = { $disclaimer } Notruf: { $number }.
form-page = { $software } · Seite { $page } von { $pages }
form-footprint = Modell { $model } · Aufzeichnung { $recording }

form-see-clinician = Bitte bald ärztlichen Rat suchen und diesen Bericht zeigen:
form-notice = Zu dieser Aufzeichnung:
form-reading = Ärztliche Befundung
form-signature = Datum, Unterschrift
form-ruler = Dieser Balken ist 50 mm lang: mit 100 % drucken

form-rate-chart = Herzfrequenz, pro Minute
form-no-rate = Keine Frequenz: keine zwei Schläge in Folge waren lesbar.
form-ectopy-chart = Extrasystolen je { $time }
form-ectopy-chart-hourly = Extrasystolen pro Stunde
form-highest-bar = höchster Balken: { $beats }
form-no-ectopy = Keine Extrasystole in der lesbaren Zeit.
form-no-classes = Kein Schlag ließ sich nach seiner Art bestimmen.
form-no-beats = Es wurde kein Schlag gefunden.
form-quality = Signalqualität
form-quality-good = gut { $share }
form-quality-fair = Schläge lesbar, Form unsicher { $share }
form-quality-unread = nicht gelesen { $share }

form-rate-unit = /min
form-tile-rate = Herzfrequenz: niedrigste { $lowest }, mittlere, höchste { $highest } (Median über 8 Schläge)
form-tile-mean = mittlere Herzfrequenz; zu wenige Schläge in Folge für niedrigste und höchste
form-tile-unclassified =
    { $class ->
        [ventricular] ventrikulär: kein Schlag ließ sich nach seiner Art bestimmen
       *[supraventricular] supraventrikulär: kein Schlag ließ sich nach seiner Art bestimmen
    }
# $pairs and $runs are pairs and form-runs.
form-tile-ectopy =
    { $class ->
        [ventricular] ventrikulär: { $singles } einzeln, { $pairs }, { $runs }
       *[supraventricular] supraventrikulär: { $singles } einzeln, { $pairs }, { $runs }
    }
form-runs =
    { $runs ->
        [one] { $runs } Salve
       *[other] { $runs } Salven
    }
form-tile-fibrillation = Verdacht auf Vorhofflimmern, von der lesbaren Zeit
form-tile-fibrillation-unknown = Vorhofflimmern: zu wenig war lesbar, um danach zu suchen
form-tile-pauses-unit =
    { $pauses ->
        [one] Pause
       *[other] Pausen
    }
form-tile-pauses = ab 2 s; längstes RR { $longest } um { $time }
# Where nobody knows at what time of day the recording began: $time is a length, "0:12:31".
form-tile-pauses-from-start = ab 2 s; längstes RR { $longest }, { $time } nach Beginn
form-tile-pauses-unknown = Pausen: keine zwei Schläge in Folge waren lesbar

form-table-ectopic = Extrasystolen
form-table-beats = Schläge
form-table-share = von allen
form-table-per-hour = pro Std.
form-table-single = einzeln
form-table-pairs = Paare
form-table-runs = Salven
form-table-longest-run = längste Salve
form-table-fastest-run = schnellste Salve
form-table-bigeminy = Bigeminus
form-table-trigeminy = Trigeminus
form-table-run =
    { $beats ->
        [one] { $beats } Schl., { $time }
       *[other] { $beats } Schl., { $time }
    }
form-table-rhythm = Rhythmus
form-table-episodes = Episoden
form-table-readable-time = davon lesbar
form-table-of-time = der lesbaren Zeit
form-table-longest = längste
form-table-when = wann
form-table-median-rate = Median
form-row-fibrillation = Verdacht auf Vorhofflimmern
form-row-pauses-2 = Pausen ab 2,0 s
form-row-pauses-3 = davon ab 3,0 s

form-hours = Stunde für Stunde
form-hours-hour = Stunde
form-hours-beats = Schläge
form-hours-lowest = niedrigste
form-hours-mean = mittlere
form-hours-highest = höchste
form-hours-pauses = Pausen
form-hours-longest = längstes RR
form-hours-fibrillation = VHF
form-hours-read = gelesen

form-marks = Von der Person markiert
form-marks-said = gesagt
form-marks-seen = was die Kurve in der Umgebung zeigte

form-strips = Was gesehen wurde
form-strip-note = { $note } · 25 mm/s · 10 mm/mV
form-strip-legend = N normal geformter Schlag, S supraventrikulär, V ventrikulär, F Fusion, Q nach seiner Art nicht bestimmbar (Klassen der AAMI). Balken unter einem Schlag: wohin das Modell gesehen hat. Schraffiert: nicht gelesen. Striche: volle Sekunden. Eichzacke: 1 mV, 200 ms.
form-hatched = schraffiert ab { $time }: { $reason }
form-hatched-from-start = schraffiert ab { $time } nach Beginn: { $reason }
form-more-hatched =
    { $stretches ->
        [one] und { $stretches } weiterer kurzer Abschnitt, der nicht gelesen wurde
       *[other] und { $stretches } weitere kurze Abschnitte, die nicht gelesen wurden
    }
# $levels is a list of heights in millivolts.
form-leaves-the-paper = Die Kurve verlässt an den Pfeilspitzen das Papier: Sie erreicht { $levels }.

form-method = Wie gemessen wurde
form-method-rates = Frequenzen sind Mediane über 8 RR-Intervalle; das Mittel ist das aller Intervalle. Anteile an Schlägen beziehen sich auf die eingeordneten, Anteile an Zeit auf die lesbare. Um eine Markierung wurden { $before } s davor und { $after } s danach angesehen. Die vollständigen Daten stehen in der Analysedatei dieser Aufzeichnung.
form-method-figures = Gemessen mit genau diesem Modell (Prüfsumme unten) an öffentlichen Aufzeichnungen, wie ANSI/AAMI EC57 es verlangt: innerhalb von 150 ms, die ersten fünf Minuten jeder Aufzeichnung nicht gewertet. Neben jeder Zahl steht der Befehl, der sie erneut misst.
form-method-screen = Gemessen mit genau diesem Modell (Prüfsumme unten) an öffentlichen Aufzeichnungen, wie ANSI/AAMI EC57 es verlangt: innerhalb von 150 ms, die ersten fünf Minuten jeder Aufzeichnung nicht gewertet. Das PDF nennt zu jeder Zahl den Befehl, der sie erneut misst.
form-method-unmeasured = Dieses Modell (Prüfsumme unten) ist nicht an öffentlichen Aufzeichnungen gemessen: Wie oft es recht hat, ist nicht bekannt.
form-method-no-model = Ohne Modell wurde nichts an öffentlichen Aufzeichnungen gemessen.
form-limits = Was nicht erkennbar ist
form-versions = Software, Modell und Aufzeichnung
form-model = Modell { $name }, Prüfsumme { $hash }
form-model-missing = Es war kein Modell geladen: Die Schläge wurden nicht nach ihrer Art unterschieden.
form-recording = Aufzeichnung, Prüfsumme { $hash }

# What is recorded of a heart; the first letter is made a capital where it begins a line.
lead-chest-strap = eine Ableitung, Brustgurt
lead-unnamed = eine Ableitung, in der Datei ohne Namen
lead-named = eine Ableitung, in der Datei „{ $name }“
lead-of-several =
    { $leads ->
        [one] eine Ableitung von { $leads }, in der Datei „{ $name }“
       *[other] eine Ableitung von { $leads }, in der Datei „{ $name }“
    }
band = { $low }–{ $high } Hz
band-from = ab { $low } Hz

# Measured figures: the names as core/score/figures.toml has them.
figure-beats = Gefundene Herzschläge, MIT-BIH Arrhythmia Database ohne ihre 4 Aufzeichnungen mit Schrittmacher, die Hälfte der übrigen beim Anpassen gesehen: Sensitivität / positiver Vorhersagewert
figure-beats-strap = Dieselben, wie ein Brustgurt sie gäbe (130 Hz, 0,7–40 Hz)
figure-noise-6 = Gefundene Herzschläge, MIT-BIH Noise Stress Test, Elektrodenbewegung halb so stark wie das Signal (6 dB): F1
figure-noise-0 = Dieselben, so stark wie das Signal (0 dB): F1
figure-noise-minus-6 = Dieselben, doppelt so stark wie das Signal (-6 dB): F1
figure-r-peaks = R-Zacken, MIT-BIH Arrhythmia Database: mittlerer Abstand von der Referenz
figure-rate = Herzfrequenz, MIT-BIH Arrhythmia Database: mittlerer Fehler
figure-ventricular = Ventrikuläre Extrasystolen, 22 Aufzeichnungen der MIT-BIH, die keine Anpassung gesehen hat: Sensitivität / positiver Vorhersagewert
figure-supraventricular = Supraventrikuläre Extrasystolen, dieselben 22 Aufzeichnungen: Sensitivität / positiver Vorhersagewert
figure-fibrillation = Vorhofflimmern, Rhythmusangaben der MIT-BIH, nach Dauer: Sensitivität / Spezifität
figure-per-minute = { $n } pro Minute

fitted-on =
    { $database }, { $preparation }: { $records ->
        [one] { $records } Aufzeichnung
       *[other] { $records } Aufzeichnungen
    }, { $beats ->
        [one] { $beats } Schlag
       *[other] { $beats } Schläge
    }, Gewicht { $weight }
fitted-mitdb-ds1 = MIT-BIH Arrhythmia Database, DS1
fitted-svdb = MIT-BIH Supraventricular Arrhythmia Database
fitted-cinc2017-fibrillation = CinC Challenge 2017, als Vorhofflimmern bezeichnete Streifen
fitted-cinc2017-normal = CinC Challenge 2017, als normal bezeichnete Streifen
fitted-native = wie aufgezeichnet
fitted-repeated = jeweils mehrfach aneinandergereiht
fitted-strap = wie ein Brustgurt sie gäbe
fitted-ectopic = neu zusammengesetzt mit { $share } supraventrikulären Schlägen

# The recording of `strapline demo`.
demo-subject = Künstliche Aufzeichnung
demo-device = von strapline demo erzeugt
demo-written = Diese Aufzeichnung ist künstlich: Niemand wurde aufgezeichnet. Geschrieben sind
demo-report = der Bericht für die Ärztin oder den Arzt
demo-recording = die Aufzeichnung
demo-found = alles, was gefunden wurde
