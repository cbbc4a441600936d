# What a report says. Never a diagnosis, never that something unread is normal, and what was seen is said together
# with how much could be read.

## The verdict: one plain sentence

verdict-nothing-recorded = Rien n’a été enregistré.
# $reasons is a list of reasons (reason-...).
verdict-not-analysable = Non analysable : rien de l’enregistrement ({ $recorded }) n’était lisible ({ $reasons }). On ne peut rien dire du rythme cardiaque.
verdict-no-heartbeat = Aucun battement n’a été trouvé dans le temps lisible ({ $read }). On ne peut rien dire du rythme.
verdict-too-short =
    Trop court pour juger d’un rythme : { $beats ->
        [one] { $beats } battement
       *[other] { $beats } battements
    } dans le temps lisible ({ $read }).
verdict-little-read = Seuls { $share } de l’enregistrement étaient lisibles.
# $found is a list of findings (found-...), with a capital letter.
verdict-found = { $found }.
# $absent is a list of what was not seen (absent-...); the sentence gets a capital letter.
verdict-absent = Dans le temps lisible ({ $read }), il n’a été vu { $absent }.

found-fibrillation =
    fibrillation atriale suspectée pendant { $share } du temps lu ({ $episodes ->
        [one] { $episodes } épisode, { $longest }
       *[other] { $episodes } épisodes, le plus long { $longest }
    })
found-fibrillation-unshared =
    fibrillation atriale suspectée ({ $episodes ->
        [one] { $episodes } épisode, { $longest }
       *[other] { $episodes } épisodes, le plus long { $longest }
    })
found-pauses =
    { $pauses ->
        [one] { $pauses } pause
       *[other] { $pauses } pauses
    } de 2 s ou plus
found-pauses-longest =
    { $pauses ->
        [one] { $pauses } pause
       *[other] { $pauses } pauses
    } de 2 s ou plus, la plus longue { $longest }
found-slow = fréquence cardiaque basse pendant { $time }
found-slow-rate = fréquence cardiaque basse pendant { $time }, la plus basse { $rate }
found-fast = fréquence cardiaque élevée pendant { $time }
found-fast-rate = fréquence cardiaque élevée pendant { $time }, la plus haute { $rate }
found-none-classified = le type des battements n’a pas pu être distingué
found-few-classified = le type de la plupart des battements n’a pas pu être distingué

ectopic-beats =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } extrasystole ventriculaire
               *[other] { $beats } extrasystoles ventriculaires
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } extrasystole supraventriculaire
               *[other] { $beats } extrasystoles supraventriculaires
            }
    }
# $beats is ectopic-beats, and so below.
ectopy-shared = { $beats } ({ $share })
ectopy-all-single = { $beats }, toutes isolées
# $groups is a list of pairs and ectopy-runs.
ectopy-in-groups = { $beats }, toutes groupées : { $groups }
ectopy-mixed =
    { $beats } : { $singles ->
        [one] { $singles } isolée
       *[other] { $singles } isolées
    }, { $groups }
pairs =
    { $pairs ->
        [one] { $pairs } doublet
       *[other] { $pairs } doublets
    }
# $beats and $rate are of the longest run.
ectopy-runs =
    { $runs ->
        [one] { $runs } salve ({ $beats } battements à { $rate })
       *[other] { $runs } salves (la plus longue { $beats } battements à { $rate })
    }
ectopy-phases = { $beats }, par moments { $phases }
phase-bigeminy = un battement sur deux pendant { $time }
phase-trigeminy = un battement sur trois pendant { $time }

absent-ectopic-beat = aucune extrasystole
absent-ventricular-beat = aucun battement ventriculaire
absent-supraventricular-beat = aucun battement supraventriculaire
absent-run = aucune salve
absent-fibrillation = aucune fibrillation atriale
absent-pause = aucune pause de 2 s ou plus

## What stands behind it

remark-no-samples = L’enregistrement ne contient aucun échantillon.
remark-all-read = Tout l’enregistrement ({ $recorded }) était lisible.
remark-read = Temps lu : { $read } ({ $share }) sur { $recorded }.
# $reasons is a list of reasons, each with its time.
remark-not-read = Non lu : { $reasons }.
remark-unclassified =
    { $beats ->
        [one] Le type de { $beats } battement ({ $share }) n’a pas pu être distingué.
       *[other] Le type de { $beats } battements ({ $share }) n’a pas pu être distingué.
    }
remark-fusion =
    { $beats ->
        [one] { $beats } fusion d’un battement normal et d’un battement ventriculaire.
       *[other] { $beats } fusions d’un battement normal et d’un battement ventriculaire.
    }
remark-early-beats =
    { $beats ->
        [one] { $beats } battement précoce pendant une fibrillation atriale suspectée n’est pas compté comme extrasystole.
       *[other] { $beats } battements précoces pendant une fibrillation atriale suspectée ne sont pas comptés comme extrasystoles.
    }
remark-no-heartbeat = Pendant { $time } du temps lu, aucun battement n’a été trouvé, au plus longtemps à partir de { $at } pendant { $longest } : une pause sans fin dans le signal lisible, ou des battements trop petits pour être trouvés.
remark-too-short-for-fibrillation = Trop court pour dire qu’il n’y a pas eu de fibrillation atriale : il faut 50 s de temps lisible.

disclaimer = Dépistage par logiciel, pas un diagnostic. Une seule dérivation : ST, impulsions de stimulation et ondes P fines ne sont pas visibles.
emergency = Ceci n’est pas un appareil de surveillance. En cas de douleur thoracique, d’évanouissement ou d’essoufflement, appelez aussitôt le { $number } (ou le numéro d’urgence local), quoi que dise ce rapport.

limit-st = Le segment ST n’est pas analysé : le filtre passe-haut du capteur le modifie.
limit-pacing = Les impulsions d’un stimulateur sont trop brèves pour cette fréquence d’échantillonnage : un rythme stimulé peut ressembler à un rythme ventriculaire.
limit-fibrillation = La fibrillation atriale est jugée à l’irrégularité des intervalles RR, extrasystoles retirées ; les petites ondes P se perdent dans le bruit.
limit-unread = Ce qui n’a pas pu être lu n’entre dans aucun chiffre. Rien de ce qui n’a pas été lu n’est qualifié de normal.

## Why something could not be read

reason-gap = rien de reçu
reason-lead-off = pas de contact avec la peau
reason-flat = signal plat
reason-clipped = hors de la plage du capteur
reason-baseline-storm = ligne de base trop instable
reason-muscle = bruit musculaire ou de mouvement
reason-mains = parasites du secteur
reason-noise = bruit sans battements
reason-too-short = signal trop court entre interruptions

## Beats, episodes, strips

class =
    { $class ->
        [normal] de type normal
        [supraventricular] supraventriculaire
        [ventricular] ventriculaire
        [fusion] fusion
       *[unclassified] non classé
    }
beats-of-class =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } battement ventriculaire
               *[other] { $beats } battements ventriculaires
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } battement supraventriculaire
               *[other] { $beats } battements supraventriculaires
            }
    }

sex-female = femme
sex-male = homme
sex-other = autre

episode-slow = fréquence cardiaque basse
episode-fast = fréquence cardiaque élevée
episode-pause = pause
episode-pair =
    { $class ->
        [ventricular] doublet de battements ventriculaires
       *[supraventricular] doublet de battements supraventriculaires
    }
episode-run =
    { $class ->
        [ventricular] salve de battements ventriculaires
       *[supraventricular] salve de battements supraventriculaires
    }
episode-bigeminy =
    { $class ->
        [ventricular] bigéminisme ventriculaire (un sur deux)
       *[supraventricular] bigéminisme supraventriculaire (un sur deux)
    }
episode-trigeminy =
    { $class ->
        [ventricular] trigéminisme ventriculaire (un sur trois)
       *[supraventricular] trigéminisme supraventriculaire (un sur trois)
    }
episode-fibrillation = rythme irrégulier, fibrillation atriale suspectée

strip-onset = { $episode } : début
strip-end = { $episode } : fin
strip-single-beat =
    { $class ->
        [normal] battement isolé de type normal
        [supraventricular] battement supraventriculaire isolé
        [ventricular] battement ventriculaire isolé
        [fusion] fusion d’un battement normal et d’un battement ventriculaire
       *[unclassified] battement dont le type n’a pas pu être distingué
    }
strip-beat-in-a-row =
    { $class ->
        [ventricular] battement ventriculaire, l’un de plusieurs à la suite
       *[supraventricular] battement supraventriculaire, l’un de plusieurs à la suite
    }
strip-slowest-rate = fréquence la plus basse
strip-fastest-rate = fréquence la plus haute
strip-longest-rr = intervalle RR le plus long
strip-mark = marqué par la personne
strip-mark-said = marqué par la personne : « { $words } »
strip-unreadable = non lisible : { $reason }
strip-usual = le battement habituel

note-left-out = n’entre dans aucun chiffre
note-rate-here = ici { $rate }
note-no-rate = pas de fréquence
note-pause = { $time } sans battement
note-pair = { $rate } dans le doublet
note-run =
    { $beats ->
        [one] { $beats } battement, { $time }, { $rate }
       *[other] { $beats } battements, { $time }, { $rate }
    }
note-episode =
    { $beats ->
        [one] { $time }, { $beats } battement, { $rate }
       *[other] { $time }, { $beats } battements, { $rate }
    }

# $parts is a list of the entries below.
flagged-beat = battement signalé : { $parts }
flagged-earlier = { $share } plus tôt que d’habitude
flagged-later = { $share } plus tard que d’habitude
flagged-rr = RR avant { $before }
flagged-rr-both = RR avant { $before }, après { $after }
flagged-amplitude = amplitude { $height }
flagged-likeness = ressemblance au battement habituel { $likeness }
flagged-probability =
    { $class ->
        [supraventricular] supraventriculaire avec une probabilité de { $share }
        [ventricular] ventriculaire avec une probabilité de { $share }
       *[fusion] fusion avec une probabilité de { $share }
    }

## Around a mark of the person

mark-unreadable = n’a pas pu être lu
mark-unreadable-because = n’a pas pu être lu ({ $reason })
mark-none-classified = aucun battement dont le type ait pu être distingué
mark-nothing-seen = ni extrasystole ni épisode vus
mark-partly-readable = seulement { $share } lisibles
mark-partly-readable-because = seulement { $share } lisibles ({ $reason })
mark-beat-at = { $beats }, au moment du repère
mark-beat-before = { $beats }, { $time } avant le repère
mark-beat-after = { $beats }, { $time } après le repère
mark-nearest-at = { $beats }, le plus proche au moment du repère
mark-nearest-before = { $beats }, le plus proche { $time } avant le repère
mark-nearest-after = { $beats }, le plus proche { $time } après le repère

## About the recording as a whole

notice-too-large = Le signal est environ 1000 fois trop grand pour un ECG (typiquement { $typical } mV) : l’unité est sans doute fausse (microvolts lus comme millivolts, ou millivolts comme volts). Les hauteurs en millivolts ne sont pas fiables.
notice-too-small = Le signal est environ 1000 fois trop petit pour un ECG (typiquement { $typical } mV) : l’unité est sans doute fausse (volts lus comme millivolts, ou millivolts comme microvolts). Les hauteurs en millivolts ne sont pas fiables.
notice-range = Le signal atteint sans cesse la même valeur extrême : la plage du capteur était trop petite, et le sommet de certains battements peut manquer.
notice-model-failed =
    { $beats ->
        [one] Le modèle n’a pas pu être appliqué à { $beats } battement ; il est compté mais non classé.
       *[other] Le modèle n’a pas pu être appliqué à { $beats } battements ; ils sont comptés mais non classés.
    }
notice-no-beats = Aucun battement n’a été trouvé. Vérifiez que la ceinture était portée, humide et sur la peau, et que le fichier contient un ECG.

## Reasons to see a clinician soon

advice-ventricular-run =
    { $beats ->
        [one] une salve rapide de { $beats } battement ventriculaire ({ $rate })
       *[other] une salve rapide de { $beats } battements ventriculaires ({ $rate })
    }
advice-pauses =
    { $pauses ->
        [one] une pause de { $longest }
       *[other] { $pauses } pauses de 3 s ou plus, la plus longue { $longest }
    }
advice-fibrillation = fibrillation atriale suspectée, si elle n’est pas déjà connue
advice-fast-fibrillation = fibrillation atriale suspectée avec une fréquence rapide ({ $rate })
advice-supraventricular-run = une salve supraventriculaire de { $time } ({ $rate })
advice-frequent-ectopy =
    { $class ->
        [ventricular] { $share } des battements étaient des extrasystoles ventriculaires
       *[supraventricular] { $share } des battements étaient des extrasystoles supraventriculaires
    }
