# Files that were refused or read with a remark: what exactly is wrong in them, and what to do. Fields and parts of a format
# are called as its users call them. A text from the file is put between quotation marks by the sentence.

## Any file

file-not-regular = das ist keine gewöhnliche Datei
file-folder = das ist ein Ordner
file-archive = das ist ein Archiv
file-bdf = BDF-Dateien werden nicht gelesen
file-signals-alone = eine Signaldatei braucht ihren Header neben sich
file-rate-unsaid = die Datei nennt ihre Abtastrate nicht
# $columns are the names of the columns, each between quotation marks.
file-rate-unsaid-columns = die Datei nennt ihre Abtastrate nicht, und keine ihrer Spalten ist eine Zeit: { $columns }
file-unit-unsaid = die Datei nennt ihre Einheit nicht
# $samples is some millions.
file-unstored = { $samples } Abtastwerte sind angekündigt, die keine Datei enthält
# Written: channels of different rates.
file-rates-differ = { $channel } hat { $hz } Hz in einer Aufzeichnung mit { $whole } Hz

## Tables as text

file-utf-16 = der Text ist in UTF-16
file-no-text = das ist kein Text
file-no-table = in diesem Text ist keine Tabelle von Zahlen
# $one and $other are file-parted or file-parted-decimal.
file-two-ways = die Zellen sind durch { $one } oder durch { $other } getrennt, beides ist möglich
file-parted =
    { $by ->
        [comma] Kommas
        [semicolon] Semikolons
        [tab] Tabulatoren
        [blank] Leerzeichen
       *[none] nichts (eine Spalte)
    }
file-parted-decimal = { $parted } (mit Dezimalkommas)
file-units-unsaid = mehrere Spalten haben keine Einheit: { $columns }
file-times-only = die Tabelle enthält Zeiten und kein Signal
# $cell is what stands in a cell.
file-no-number = „{ $cell }“ ist keine Zahl
file-no-time = „{ $cell }“ ist keine Zeit
file-time-back = die Zeit „{ $cell }“ liegt vor der in der Zeile darüber
file-cells =
    { $cells ->
        [one] { $cells } Zelle in einer Tabelle mit { $columns } Spalten
       *[other] { $cells } Zellen in einer Tabelle mit { $columns } Spalten
    }
file-times-unit = die Spalte „{ $column }“ sagt nicht, ob ihre Zeiten s, ms, us oder ns sind
file-times-uneven = die Zeiten in „{ $column }“ sind zu ungleichmäßig, um daraus die Abtastrate zu messen
file-times-contradict = die Zeiten in „{ $column }“ laufen mit { $measured } Hz, und die angegebene Abtastrate ist { $given } Hz

## MATLAB matrices

file-matrix-header-cut = die Datei endet mitten im Header der Matrix
file-matrix-not-level-4 = das ist keine MATLAB-Matrix der Stufe 4 mit Little-Endian-Zahlen
file-matrix-level-5 = MATLAB-Matrizen der Stufe 5 und höher werden nicht gelesen
file-matrix-cut = die Matrix hat { $rows } Zeilen und { $columns } Spalten, die die Datei nicht enthält

## EDF

file-header-cut = die Datei endet mitten in ihrem Header
file-header-only = es gibt nur den Header
file-not-edf = das ist keine EDF-Datei: sie beginnt nicht wie eine
file-header-length =
    { $signals ->
        [one] ein Header von { $bytes } Bytes passt nicht zu { $signals } Signal
       *[other] ein Header von { $bytes } Bytes passt nicht zu { $signals } Signalen
    }
file-record-lasts = ein Datensatz dauert { $seconds } s
file-records-empty = die Datensätze sind leer
file-records-fewer =
    { $claimed ->
        [one] der Header kündigt { $claimed } Datensatz an, und die Datei enthält { $held }
       *[other] der Header kündigt { $claimed } Datensätze an, und die Datei enthält { $held }
    }
file-signal-empty = das Signal „{ $signal }“ hat keinen Abtastwert in einem Datensatz
file-signal-no-range = das Signal „{ $signal }“ hat keinen Wertebereich, mit dem es sich umrechnen lässt
file-annotations-only = die Datei enthält Annotationen und kein Signal
file-annotation-no-time = eine Annotation beginnt bei „{ $given }“, was keine Zeit ist
file-record-no-onset = Datensatz { $record } einer unterbrochenen Aufzeichnung sagt nicht, wann er beginnt
file-record-early = der Datensatz beginnt bei { $seconds } s, bevor der vorige endete

## WFDB

file-no-record-line = diesem Header fehlt die Zeile des Datensatzes (record line)
file-no-signal-count = die Zeile des Datensatzes (record line) sagt nicht, wie viele Signale es gibt
file-signal-lines-cut =
    { $expected ->
        [one] der Header kündigt { $expected } Signalzeile an und endet nach { $found }
       *[other] der Header kündigt { $expected } Signalzeilen an und endet nach { $found }
    }
file-segment-lines-cut =
    { $expected ->
        [one] der Header kündigt { $expected } Segmentzeile an und endet nach { $found }
       *[other] der Header kündigt { $expected } Segmentzeilen an und endet nach { $found }
    }
file-no-rate = „{ $given }“ ist keine Abtastrate
file-no-gain = „{ $given }“ ist keine Verstärkung
file-baseline-open = die Klammer der Grundlinie ist nicht geschlossen
file-no-sample-count = die Segmentzeile sagt nicht, wie viele Abtastwerte es gibt
file-no-signal-format = die Signalzeile sagt nicht, in welchem Format die Abtastwerte gespeichert sind
file-frame-empty = ein Frame hat keine Abtastwerte
file-flac = Signalformat { $format } (FLAC) wird nicht gelesen: den Datensatz in Format 16 speichern
file-no-format = Signalformat { $format } gibt es nicht
file-leads-out = „{ $name }“ führt aus dem Ordner hinaus, in dem der Header liegt
# $field is one of file-field-...
file-no-field-number = { $field } „{ $given }“ ist keine Zahl, die passt
file-field-signals = die Anzahl der Signale
file-field-segments = die Anzahl der Segmente
file-field-samples = die Anzahl der Abtastwerte
file-field-frame-samples = die Anzahl der Abtastwerte je Frame
file-field-records = die Anzahl der Datensätze
file-field-header-length = die Länge des Headers
file-field-record-length = die Länge eines Datensatzes
file-field-physical-minimum = das physikalische Minimum
file-field-physical-maximum = das physikalische Maximum
file-field-digital-minimum = das digitale Minimum
file-field-digital-maximum = das digitale Maximum
file-field-rate = die Abtastrate
file-field-format = das Signalformat
file-field-offset = der Byte-Offset
file-field-skew = der Zeitversatz (skew)
file-field-gain = die Verstärkung
file-field-baseline = die Grundlinie
file-field-resolution = die Auflösung des Wandlers
file-field-zero = der Nullwert des Wandlers
file-field-initial = der Anfangswert
file-field-checksum = die Prüfsumme
file-field-block = die Blockgröße
file-no-signal = dieser Header beschreibt kein Signal
file-mixed-formats = die Signale in { $file } haben verschiedene Formate oder Offsets
file-signals-missing = der Header nennt die Signaldatei { $file }, die nicht da ist
file-samples-fewer =
    { $claimed ->
        [one] der Header { $header } kündigt je Signal { $claimed } Abtastwert an, und diese Datei enthält { $held }
       *[other] der Header { $header } kündigt je Signal { $claimed } Abtastwerte an, und diese Datei enthält { $held }
    }
file-segment-nested = ein Segment kann nicht selbst Segmente haben
file-segment-rate = dieses Segment hat { $hz } Hz in einem Datensatz mit { $whole } Hz
file-listed-missing = der Datensatz „{ $record }“ steht in der Liste, und in diesem Ordner gibt es kein { $header }.hea
file-annotation-detail-first = eine Einzelheit einer Annotation steht vor jeder Annotation
file-annotation-before = eine Annotation liegt vor dem ersten Abtastwert
file-annotation-code = einen Annotationscode { $code } gibt es nicht
file-annotations-cut = die Annotationen enden ohne Endmarke
# Written.
file-record-name = „{ $name }“ kann kein Datensatz heißen
file-format-unwritten = Format { $format } wird nicht geschrieben
file-annotation-order = die Annotation bei Abtastwert { $sample } kommt nach einer späteren
file-annotation-long = die Annotation bei Abtastwert { $sample } hat eine Bemerkung von mehr als 255 Bytes

## What to do, said after what is wrong

file-do-again = die Datei ist beschädigt oder nicht, was ihr Name sagt: sie erneut kopieren oder exportieren
file-do-path = den Pfad einer Aufzeichnung angeben
file-do-one-inside = eine Aufzeichnung darin angeben
file-do-unpack = es entpacken und die Aufzeichnung darin angeben
file-do-edf = sie in EDF umwandeln
file-do-save-v4 = sie mit `save -v4` speichern
file-do-save-v4-or-csv = sie mit `save -v4` speichern oder als CSV exportieren
file-do-header-beside = die .hea-Datei in denselben Ordner legen
file-do-beside = sie neben den Header legen
file-do-utf-8 = ihn als UTF-8 speichern
file-do-formats = eine Aufzeichnung als WFDB, EDF, MAT oder CSV angeben
file-do-csv = eine CSV-Datei mit einer Zeile je Abtastwert angeben
file-do-samples-too = auch die Abtastwerte exportieren
file-do-line = die Zeile herausnehmen (Zeitstempel erhalten die Lücke) oder die Aufzeichnung erneut exportieren
file-do-cut-gap = die Aufzeichnung an ihrer langen Lücke trennen oder den Header berichtigen
file-do-with-recording = die Datei mit der Aufzeichnung selbst angeben
file-do-nothing = der Datensatz enthält nur Annotationen: darin gibt es nichts auszuwerten
file-do-list = den Datensatz hinzufügen oder von der Liste nehmen
file-do-one-channel = jeden Kanal in eine eigene Datei schreiben
file-do-no-blanks = einen Namen ohne Leerzeichen wählen
file-do-format = Format 16 oder 212 wählen
file-do-shorten = Annotationsdateien können das nicht fassen: die Liste kürzen oder ordnen
file-do-give-rate = die Abtastrate in Hertz angeben
file-do-give-deciding-rate = die Abtastrate in Hertz angeben, die es entscheidet
file-do-give-right-rate = die richtige Abtastrate angeben oder diese Spalte herausnehmen
file-do-give-unit = angeben, ob es mV, uV oder V sind
file-do-give-channel = angeben, welche gelesen werden soll
file-do-give-delimiter = angeben, was zwischen den Zellen steht

## Notes: what was inferred, corrected or odd in a file that was read

file-note = Hinweis: { $note }
file-note-given = Abtastrate ({ $hz } Hz) und Einheit ({ $unit }) sind die angegebenen
file-note-rate-asked = die Datei nennt { $hz } Hz; wie verlangt als { $asked } Hz gelesen
file-note-unit-asked = „{ $channel }“ nennt { $unit }; wie verlangt als { $asked } gelesen
# $channels are those that there are, numbered from 1.
file-note-channel = ausgewertet wurde Kanal { $channel }; es gibt { $channels }
# $unit and $fits are uV, mV or V.
file-note-unit-fits = als { $unit } gelesen sind die Höhen nicht die eines EKGs; als { $fits } gelesen wären sie es
file-note-columns = { $columns } Spalten, getrennt durch { $parted }
file-note-decimal-commas = die Zahlen haben Dezimalkommas
file-note-no-names = die Spalten haben keine Namen
file-note-first-count = die Spalten haben keine Namen; die erste steigt stetig und wurde als Zählung der Abtastwerte gelesen
file-note-first-time = die Spalten haben keine Namen; die erste steigt stetig und wurde als Zeit gelesen
file-note-named-time = „{ $column }“ steigt stetig und wurde als Zeit gelesen
file-note-named-count = „{ $column }“ steigt stetig und wurde als Nummer des Abtastwerts gelesen
file-note-rate-measured = Abtastrate { $hz } Hz, aus den Zeiten gemessen
file-note-rate-differs = die Zeiten in „{ $column }“ laufen mit { $measured } Hz; mit { $given } Hz gelesen, der angegebenen Rate
file-note-rate-lines = Abtastrate { $hz } Hz, aus den ersten Zeilen der Datei
file-note-uneven = die Zeiten sind ungleichmäßig (Ankunftszeiten?): die Abtastwerte wurden gezählt, und ein Rückstand von einer Sekunde gilt als Lücke
file-note-unused = „{ $column }“ wurde nicht benutzt: „{ $other }“ enthält die Zeit
# $seconds is their length together.
file-note-gaps =
    { $gaps ->
        [one] { $gaps } Lücke, zusammen { $seconds } s, aus den Zeiten erkannt
       *[other] { $gaps } Lücken, zusammen { $seconds } s, aus den Zeiten erkannt
    }
file-note-no-value =
    { $samples ->
        [one] { $samples } Abtastwert von „{ $column }“ hat keinen Wert
       *[other] { $samples } Abtastwerte von „{ $column }“ haben keinen Wert
    }
# $unit is s, ms, us or ns.
file-note-times-read = die Zeiten in „{ $column }“ wurden als { $unit } gelesen
file-note-no-start = der Beginn, „{ $given }“, ist keine Zeit mit Datum: ausgelassen
file-note-start-unsaid = der Header sagt nicht, wann die Aufzeichnung begann
file-note-start-day-unsaid = die Aufzeichnung begann um { $time } an einem Tag, den der Header nicht nennt
file-note-start-wrong = der Beginn im Header, { $given }, ist keine Zeit: ausgelassen
file-note-length-unsaid =
    { $records ->
        [one] der Header sagt nicht, wie lang die Aufzeichnung ist: { $records } Datensatz
       *[other] der Header sagt nicht, wie lang die Aufzeichnung ist: { $records } Datensätze
    }
file-note-rest =
    { $bytes ->
        [one] { $bytes } Byte nach dem letzten Datensatz wurde nicht beachtet
       *[other] { $bytes } Bytes nach dem letzten Datensatz wurden nicht beachtet
    }
file-note-remarks = nur die ersten { $remarks } Bemerkungen wurden behalten
file-note-line-ignored = Zeile { $line } des Headers und was darauf folgt, gehört zu keinem Signal und wurde nicht beachtet
file-note-rate-default = der Header nennt keine Abtastrate: { $hz } Hz, die Vorgabe des Formats
file-note-gain-default = { $signal } ist nicht kalibriert: { $gain } Einheiten je mV, die Vorgabe des Formats
file-note-unnamed = ein Signal ohne Namen
file-note-checksum = die Abtastwerte von „{ $signal }“ ergeben nicht die Prüfsumme des Headers ({ $found } statt { $expected }): das Signal wurde nach der Aufzeichnung verändert oder beschädigt
file-note-segments-sum = die Segmente ergeben zusammen { $samples } Abtastwerte je Signal; der Header nennt { $claimed }
# $note is another note.
file-note-segment = Segment { $segment }: { $note }
file-note-synthetic = künstlich erzeugt: keine Person wurde aufgezeichnet
