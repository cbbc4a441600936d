# What a report says. Never a diagnosis, never that something unread is normal, and what was seen is said together
# with how much could be read.

## The verdict: one plain sentence

verdict-nothing-recorded = Es wurde nichts aufgezeichnet.
# $reasons is a list of reasons (reason-...).
verdict-not-analysable = Nicht auswertbar: Von der Aufzeichnung ({ $recorded }) war nichts lesbar ({ $reasons }). Über den Herzrhythmus lässt sich nichts sagen.
verdict-no-heartbeat = In der lesbaren Zeit ({ $read }) wurde kein Herzschlag gefunden. Über den Rhythmus lässt sich nichts sagen.
verdict-too-short =
    Zu kurz, um einen Rhythmus zu beurteilen: { $beats ->
        [one] { $beats } Herzschlag
       *[other] { $beats } Herzschläge
    } in der lesbaren Zeit ({ $read }).
verdict-little-read = Nur { $share } der Aufzeichnung waren lesbar.
# $found is a list of findings (found-...), with a capital letter.
verdict-found = { $found }.
# $absent is a list of what was not seen (absent-...); the sentence gets a capital letter.
verdict-absent = In der lesbaren Zeit ({ $read }) nicht gesehen: { $absent }.

found-fibrillation =
    Verdacht auf Vorhofflimmern in { $share } der lesbaren Zeit ({ $episodes ->
        [one] { $episodes } Episode, { $longest }
       *[other] { $episodes } Episoden, längste { $longest }
    })
found-fibrillation-unshared =
    Verdacht auf Vorhofflimmern ({ $episodes ->
        [one] { $episodes } Episode, { $longest }
       *[other] { $episodes } Episoden, längste { $longest }
    })
found-pauses =
    { $pauses ->
        [one] { $pauses } Pause
       *[other] { $pauses } Pausen
    } ab 2 s
found-pauses-longest =
    { $pauses ->
        [one] { $pauses } Pause
       *[other] { $pauses } Pausen
    } ab 2 s, längste { $longest }
found-slow = niedrige Herzfrequenz über { $time }
found-slow-rate = niedrige Herzfrequenz über { $time }, niedrigste { $rate }
found-fast = hohe Herzfrequenz über { $time }
found-fast-rate = hohe Herzfrequenz über { $time }, höchste { $rate }
found-none-classified = die Schläge ließen sich nicht nach ihrer Art unterscheiden
found-few-classified = die meisten Schläge ließen sich nicht nach ihrer Art unterscheiden

ectopic-beats =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventrikuläre Extrasystole
               *[other] { $beats } ventrikuläre Extrasystolen
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventrikuläre Extrasystole
               *[other] { $beats } supraventrikuläre Extrasystolen
            }
    }
# $beats is ectopic-beats, and so below.
ectopy-shared = { $beats } ({ $share })
ectopy-all-single = { $beats }, alle einzeln
# $groups is a list of pairs and ectopy-runs.
ectopy-in-groups = { $beats }, alle in Gruppen: { $groups }
ectopy-mixed = { $beats }: { $singles } einzeln, { $groups }
pairs =
    { $pairs ->
        [one] { $pairs } Paar
       *[other] { $pairs } Paare
    }
# $beats and $rate are of the longest run.
ectopy-runs =
    { $runs ->
        [one] { $runs } Salve ({ $beats } Schläge mit { $rate })
       *[other] { $runs } Salven (längste { $beats } Schläge mit { $rate })
    }
ectopy-phases = { $beats }, zeitweise { $phases }
phase-bigeminy = jeder zweite Schlag über { $time }
phase-trigeminy = jeder dritte Schlag über { $time }

absent-ectopic-beat = Extrasystolen
absent-ventricular-beat = ventrikuläre Schläge
absent-supraventricular-beat = supraventrikuläre Schläge
absent-run = Salven
absent-fibrillation = Vorhofflimmern
absent-pause = Pausen ab 2 s

## What stands behind it

remark-no-samples = Die Aufzeichnung enthält keine Messwerte.
remark-all-read = Die ganze Aufzeichnung ({ $recorded }) war lesbar.
remark-read = Lesbar waren { $read } ({ $share }) von { $recorded }.
# $reasons is a list of reasons, each with its time.
remark-not-read = Nicht gelesen: { $reasons }.
remark-unclassified =
    { $beats ->
        [one] { $beats } Schlag ({ $share }) ließ sich nicht nach seiner Art unterscheiden.
       *[other] { $beats } Schläge ({ $share }) ließen sich nicht nach ihrer Art unterscheiden.
    }
remark-fusion =
    { $beats ->
        [one] { $beats } Fusionsschlag aus einem normalen und einem ventrikulären Schlag.
       *[other] { $beats } Fusionsschläge aus je einem normalen und einem ventrikulären Schlag.
    }
remark-early-beats =
    { $beats ->
        [one] { $beats } früher Schlag während vermuteten Vorhofflimmerns ist nicht als Extrasystole gezählt.
       *[other] { $beats } frühe Schläge während vermuteten Vorhofflimmerns sind nicht als Extrasystolen gezählt.
    }
remark-no-heartbeat = In { $time } der gelesenen Zeit wurde kein Herzschlag gefunden, am längsten ab { $at } über { $longest }: eine Pause ohne Ende im lesbaren Signal oder Schläge, die zu klein sind, um gefunden zu werden.
remark-too-short-for-fibrillation = Zu kurz, um zu sagen, dass kein Vorhofflimmern vorlag: Dafür braucht es 50 s lesbarer Zeit.

disclaimer = Vorprüfung durch Software, keine Diagnose. Eine einzige Ableitung: ST-Strecken, Schrittmacherimpulse und feine P-Wellen sind nicht erkennbar.
emergency = Dies ist kein Überwachungsgerät. Bei Brustschmerz, Ohnmacht oder Atemnot sofort { $number } (oder den örtlichen Notruf) anrufen, was immer dieser Bericht sagt.

limit-st = ST-Strecken werden nicht beurteilt: Der Hochpass des Sensors verändert sie.
limit-pacing = Schrittmacherimpulse sind zu kurz für diese Abtastrate: Ein stimulierter Rhythmus kann wie ein ventrikulärer aussehen.
limit-fibrillation = Vorhofflimmern wird an der Unregelmäßigkeit der RR-Intervalle beurteilt, nachdem Extrasystolen herausgenommen sind; kleine P-Wellen gehen im Rauschen unter.
limit-unread = Was nicht lesbar war, zählt in keiner Zahl mit. Nichts Ungelesenes wird normal genannt.

## Why something could not be read

reason-gap = nichts empfangen
reason-lead-off = kein Hautkontakt
reason-flat = flaches Signal
reason-clipped = außerhalb des Messbereichs
reason-baseline-storm = zu starke Grundlinienschwankung
reason-muscle = Muskel- oder Bewegungsstörung
reason-mains = Netzbrummen
reason-noise = Rauschen ohne Schläge
reason-too-short = zu wenig Signal zwischen Lücken

## Beats, episodes, strips

class =
    { $class ->
        [normal] normal geformt
        [supraventricular] supraventrikulär
        [ventricular] ventrikulär
        [fusion] Fusion
       *[unclassified] nicht eingeordnet
    }
beats-of-class =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventrikulärer Schlag
               *[other] { $beats } ventrikuläre Schläge
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventrikulärer Schlag
               *[other] { $beats } supraventrikuläre Schläge
            }
    }

sex-female = weiblich
sex-male = männlich
sex-other = divers

episode-slow = niedrige Herzfrequenz
episode-fast = hohe Herzfrequenz
episode-pause = Pause
episode-pair =
    { $class ->
        [ventricular] Paar ventrikulärer Schläge
       *[supraventricular] Paar supraventrikulärer Schläge
    }
episode-run =
    { $class ->
        [ventricular] Salve ventrikulärer Schläge
       *[supraventricular] Salve supraventrikulärer Schläge
    }
episode-bigeminy =
    { $class ->
        [ventricular] ventrikulärer Bigeminus (jeder zweite)
       *[supraventricular] supraventrikulärer Bigeminus (jeder zweite)
    }
episode-trigeminy =
    { $class ->
        [ventricular] ventrikulärer Trigeminus (jeder dritte)
       *[supraventricular] supraventrikulärer Trigeminus (jeder dritte)
    }
episode-fibrillation = unregelmäßig, Verdacht auf Vorhofflimmern

strip-onset = { $episode }: Beginn
strip-end = { $episode }: Ende
strip-single-beat =
    { $class ->
        [normal] einzelner normal geformter Schlag
        [supraventricular] einzelner supraventrikulärer Schlag
        [ventricular] einzelner ventrikulärer Schlag
        [fusion] Fusion eines normalen und eines ventrikulären Schlags
       *[unclassified] Schlag, dessen Art sich nicht bestimmen ließ
    }
strip-beat-in-a-row =
    { $class ->
        [ventricular] ventrikulärer Schlag, einer von mehreren in Folge
       *[supraventricular] supraventrikulärer Schlag, einer von mehreren in Folge
    }
strip-slowest-rate = niedrigste Frequenz
strip-fastest-rate = höchste Frequenz
strip-longest-rr = längstes RR-Intervall
strip-mark = von der Person markiert
strip-mark-said = von der Person markiert: „{ $words }“
strip-unreadable = nicht lesbar: { $reason }
strip-usual = der übliche Schlag

note-left-out = zählt in keiner Zahl mit
note-rate-here = hier { $rate }
note-no-rate = keine Frequenz
note-pause = { $time } ohne Schlag
note-pair = { $rate } im Paar
note-run =
    { $beats ->
        [one] { $beats } Schlag, { $time }, { $rate }
       *[other] { $beats } Schläge, { $time }, { $rate }
    }
note-episode =
    { $beats ->
        [one] { $time }, { $beats } Schlag, { $rate }
       *[other] { $time }, { $beats } Schläge, { $rate }
    }

# $parts is a list of the entries below.
flagged-beat = auffälliger Schlag: { $parts }
flagged-earlier = { $share } früher als üblich
flagged-later = { $share } später als üblich
flagged-rr = RR davor { $before }
flagged-rr-both = RR davor { $before }, danach { $after }
flagged-amplitude = Amplitude { $height }
flagged-likeness = Ähnlichkeit mit dem üblichen Schlag { $likeness }
flagged-probability =
    { $class ->
        [supraventricular] zu { $share } wahrscheinlich supraventrikulär
        [ventricular] zu { $share } wahrscheinlich ventrikulär
       *[fusion] zu { $share } wahrscheinlich Fusion
    }

## Around a mark of the person

mark-unreadable = nicht lesbar
mark-unreadable-because = nicht lesbar ({ $reason })
mark-none-classified = kein Schlag, dessen Art sich bestimmen ließ
mark-nothing-seen = keine Extrasystole und keine Episode gesehen
mark-partly-readable = nur { $share } lesbar
mark-partly-readable-because = nur { $share } lesbar ({ $reason })
mark-beat-at = { $beats }, an der Markierung
mark-beat-before = { $beats }, { $time } vor der Markierung
mark-beat-after = { $beats }, { $time } nach der Markierung
mark-nearest-at = { $beats }, nächster an der Markierung
mark-nearest-before = { $beats }, nächster { $time } vor der Markierung
mark-nearest-after = { $beats }, nächster { $time } nach der Markierung

## About the recording as a whole

notice-too-large = Das Signal ist etwa 1000-mal zu groß für ein EKG (typisch { $typical } mV): Wahrscheinlich stimmt die Einheit nicht (Mikrovolt als Millivolt oder Millivolt als Volt gelesen). Höhen in Millivolt sind nicht verlässlich.
notice-too-small = Das Signal ist etwa 1000-mal zu klein für ein EKG (typisch { $typical } mV): Wahrscheinlich stimmt die Einheit nicht (Volt als Millivolt oder Millivolt als Mikrovolt gelesen). Höhen in Millivolt sind nicht verlässlich.
notice-range = Das Signal erreicht immer wieder denselben äußersten Wert: Der Messbereich des Sensors war zu klein, und die Spitzen von Schlägen können fehlen.
notice-model-failed =
    { $beats ->
        [one] Das Modell ließ sich auf { $beats } Schlag nicht anwenden; er ist gezählt, aber nicht eingeordnet.
       *[other] Das Modell ließ sich auf { $beats } Schläge nicht anwenden; sie sind gezählt, aber nicht eingeordnet.
    }
notice-no-beats = Es wurde kein Herzschlag gefunden. Bitte prüfen, ob der Gurt angelegt und feucht war und auf der Haut lag und ob die Datei ein EKG enthält.

## Reasons to see a clinician soon

advice-ventricular-run =
    { $beats ->
        [one] eine schnelle Salve von { $beats } ventrikulären Schlag ({ $rate })
       *[other] eine schnelle Salve von { $beats } ventrikulären Schlägen ({ $rate })
    }
advice-pauses =
    { $pauses ->
        [one] eine Pause von { $longest }
       *[other] { $pauses } Pausen ab 3 s, die längste { $longest }
    }
advice-fibrillation = Verdacht auf Vorhofflimmern, sofern es nicht schon bekannt ist
advice-fast-fibrillation = Verdacht auf Vorhofflimmern mit schneller Frequenz ({ $rate })
advice-supraventricular-run = eine supraventrikuläre Salve von { $time } ({ $rate })
advice-frequent-ectopy =
    { $class ->
        [ventricular] { $share } der Schläge waren ventrikuläre Extrasystolen
       *[supraventricular] { $share } der Schläge waren supraventrikuläre Extrasystolen
    }
