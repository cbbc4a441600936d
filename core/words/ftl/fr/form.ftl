# What is printed on the report's form itself. Widths are measured by a test: see core/pdf/src/tests.rs.

form-name-missing = Nom non indiqué
form-subject-number = n° { $id }
form-born = né(e) le { $date }
form-start-unknown = Heure de début inconnue
form-from-start = heures comptées depuis le début
form-offset-unknown = décalage UTC inconnu
form-lead-unknown = Dérivation non décrite
form-firmware = fw { $firmware }
form-serial = n° de série { $serial }
form-band = bande du capteur { $low }–{ $high } Hz
form-measured-rate = { $hz } Hz mesurés
form-sampling-rate = échantillonnage { $hz } Hz
form-drawn = tracé { $filters }
form-mains = secteur { $hz } Hz retiré
form-title = Rapport ECG, { $subject }, { $period }
form-footer = { $disclaimer } Urgences : { $number }.
form-page = { $software } · page { $page } sur { $pages }
form-footprint = modèle { $model } · enregistrement { $recording }

form-see-clinician = Veuillez consulter bientôt un médecin et lui montrer ce rapport :
form-notice = À propos de cet enregistrement :
form-reading = Interprétation du médecin
form-signature = Date, signature
form-ruler = Cette barre mesure 50 mm : imprimer à 100 %

form-rate-chart = Fréquence cardiaque, par minute
form-no-rate = Pas de fréquence : aucun intervalle lisible.
form-ectopy-chart = Extrasystoles par { $time }
form-ectopy-chart-hourly = Extrasystoles par heure
form-highest-bar = barre la plus haute : { $beats }
form-no-ectopy = Aucune extrasystole dans le temps lisible.
form-no-classes = Aucun battement dont le type ait pu être distingué.
form-no-beats = Aucun battement trouvé.
form-quality = Qualité du signal
form-quality-good = bonne { $share }
form-quality-fair = battements lisibles, forme douteuse { $share }
form-quality-unread = non lu { $share }

form-rate-unit = /min
form-tile-rate = fréquence : la plus basse { $lowest }, moyenne, la plus haute { $highest } (médiane sur 8 battements)
form-tile-mean = fréquence moyenne ; trop peu de battements à la suite pour une plus basse et une plus haute
form-tile-unclassified =
    { $class ->
        [ventricular] ventriculaires : aucun battement dont le type ait pu être distingué
       *[supraventricular] supraventriculaires : aucun battement dont le type ait pu être distingué
    }
# $pairs and $runs are pairs and form-runs.
form-tile-ectopy =
    { $class ->
        [ventricular]
            ventriculaires : { $singles ->
                [one] { $singles } isolée
               *[other] { $singles } isolées
            }, { $pairs }, { $runs }
       *[supraventricular]
            supraventriculaires : { $singles ->
                [one] { $singles } isolée
               *[other] { $singles } isolées
            }, { $pairs }, { $runs }
    }
form-runs =
    { $runs ->
        [one] { $runs } salve
       *[other] { $runs } salves
    }
form-tile-fibrillation = fibrillation atriale suspectée, part du temps lisible
form-tile-fibrillation-unknown = fibrillation atriale : trop peu de lisible pour la rechercher
form-tile-pauses-unit =
    { $pauses ->
        [one] pause
       *[other] pauses
    }
form-tile-pauses = de 2 s ou plus ; RR le plus long { $longest } à { $time }
# Where nobody knows at what time of day the recording began: $time is a length, "0:12:31".
form-tile-pauses-from-start = de 2 s ou plus ; RR le plus long { $longest }, { $time } après le début
form-tile-pauses-unknown = pauses : aucune paire de battements successifs lisible

form-table-ectopic = extrasystoles
form-table-beats = nombre
form-table-share = du total
form-table-per-hour = par heure
form-table-single = isolées
form-table-pairs = doubl.
form-table-runs = salves
form-table-longest-run = plus longue salve
form-table-fastest-run = plus rapide
form-table-bigeminy = bigémin.
form-table-trigeminy = trigémin.
form-table-run =
    { $beats ->
        [one] { $beats } batt., { $time }
       *[other] { $beats } batt., { $time }
    }
form-table-rhythm = rythme
form-table-episodes = épisodes
form-table-readable-time = temps lisible
form-table-of-time = part du temps lu
form-table-longest = le plus long
form-table-when = quand
form-table-median-rate = médiane
form-row-fibrillation = fibrillation atriale suspectée
form-row-pauses-2 = pauses de 2,0 s ou plus
form-row-pauses-3 = dont 3,0 s ou plus

form-hours = Heure par heure
form-hours-hour = heure
form-hours-beats = battements
form-hours-lowest = minimale
form-hours-mean = moyenne
form-hours-highest = maximale
form-hours-pauses = pauses
form-hours-longest = RR max.
form-hours-fibrillation = FA
form-hours-read = lu

form-marks = Marqué par la personne
form-marks-said = dit
form-marks-seen = ce que montrait le tracé autour

form-strips = Ce qui a été vu
form-strip-note = { $note } · 25 mm/s · 10 mm/mV
form-strip-legend = N battement de type normal, S supraventriculaire, V ventriculaire, F fusion, Q type non distingué (classes AAMI). Barre sous un battement : où le modèle a regardé. Hachuré : non lu. Traits : secondes entières. Impulsion d’étalonnage : 1 mV, 200 ms.
form-hatched = hachuré à partir de { $time } : { $reason }
form-hatched-from-start = hachuré à partir de { $time } après le début : { $reason }
form-more-hatched =
    { $stretches ->
        [one] et { $stretches } autre court passage non lu
       *[other] et { $stretches } autres courts passages non lus
    }
# $levels is a list of heights in millivolts.
form-leaves-the-paper = Le tracé sort du papier aux pointes de flèche : il atteint { $levels }.

form-method = Comment cela a été mesuré
form-method-rates = Les fréquences sont des médianes sur 8 intervalles RR ; la moyenne est celle de tous les intervalles. Les parts de battements se rapportent à ceux qui sont classés, les parts de temps à ce qui était lisible. Autour d’un repère, { $before } s avant et { $after } s après ont été examinées. Les données complètes sont dans le fichier d’analyse de cet enregistrement.
form-method-figures = Mesuré avec ce modèle précis (empreinte ci-dessous) sur des enregistrements publics, comme le demande ANSI/AAMI EC57 : à 150 ms près, les cinq premières minutes de chaque enregistrement non comptées. À côté de chaque chiffre figure la commande qui le mesure à nouveau.
form-method-screen = Mesuré avec ce modèle précis (empreinte ci-dessous) sur des enregistrements publics, comme le demande ANSI/AAMI EC57 : à 150 ms près, les cinq premières minutes de chaque enregistrement non comptées. Le PDF donne pour chaque chiffre la commande qui le mesure à nouveau.
form-method-unmeasured = Ce modèle (empreinte ci-dessous) n’a pas été mesuré sur des enregistrements publics : on ne sait pas combien de fois il a raison.
form-method-no-model = Sans modèle, rien n’a été mesuré sur des enregistrements publics.
form-limits = Ce qui n’est pas visible
form-versions = Logiciel, modèle et enregistrement
form-model = Modèle { $name }, empreinte { $hash }
form-model-missing = Aucun modèle n’était chargé : les battements n’ont pas été distingués par type.
form-recording = Enregistrement, empreinte { $hash }

# What is recorded of a heart; the first letter is made a capital where it begins a line.
lead-chest-strap = une dérivation, ceinture thoracique
lead-unnamed = une dérivation, sans nom dans le fichier
lead-named = une dérivation, « { $name } » dans le fichier
lead-of-several =
    { $leads ->
        [one] une dérivation sur { $leads }, « { $name } » dans le fichier
       *[other] une dérivation sur { $leads }, « { $name } » dans le fichier
    }
band = { $low }–{ $high } Hz
band-from = à partir de { $low } Hz

# Measured figures: the names as core/score/figures.toml has them.
figure-beats = Battements trouvés, MIT-BIH Arrhythmia Database sans ses 4 enregistrements stimulés, la moitié des autres vue pendant l’ajustement : sensibilité / valeur prédictive positive
figure-beats-strap = Les mêmes tels qu’une ceinture les donnerait (130 Hz, 0,7–40 Hz)
figure-noise-6 = Battements trouvés, MIT-BIH Noise Stress Test, mouvement d’électrode deux fois plus faible que le signal (6 dB) : F1
figure-noise-0 = Les mêmes, aussi fort que le signal (0 dB) : F1
figure-noise-minus-6 = Les mêmes, deux fois plus fort que le signal (-6 dB) : F1
figure-r-peaks = Pics R, MIT-BIH Arrhythmia Database : distance absolue moyenne à la référence
figure-rate = Fréquence cardiaque, MIT-BIH Arrhythmia Database : erreur absolue moyenne
figure-ventricular = Extrasystoles ventriculaires, 22 enregistrements MIT-BIH qu’aucun ajustement n’a vus : sensibilité / valeur prédictive positive
figure-supraventricular = Extrasystoles supraventriculaires, les mêmes 22 enregistrements : sensibilité / valeur prédictive positive
figure-fibrillation = Fibrillation atriale, annotations de rythme MIT-BIH, par durée : sensibilité / spécificité
figure-per-minute = { $n } par minute

fitted-on =
    { $database }, { $preparation } : { $records ->
        [one] { $records } enregistrement
       *[other] { $records } enregistrements
    }, { $beats ->
        [one] { $beats } battement
       *[other] { $beats } battements
    }, poids { $weight }
fitted-mitdb-ds1 = MIT-BIH Arrhythmia Database, DS1
fitted-svdb = MIT-BIH Supraventricular Arrhythmia Database
fitted-cinc2017-fibrillation = CinC Challenge 2017, tracés étiquetés fibrillation atriale
fitted-cinc2017-normal = CinC Challenge 2017, tracés étiquetés normaux
fitted-native = tels qu’enregistrés
fitted-repeated = chacun répété bout à bout
fitted-strap = tels qu’une ceinture les donnerait
fitted-ectopic = recomposés avec { $share } de battements supraventriculaires

# The recording of `strapline demo`.
demo-subject = Enregistrement synthétique
demo-device = produit par strapline demo
demo-written = Cet enregistrement est synthétique : personne n’a été enregistré. Ont été écrits
demo-report = le rapport pour un médecin
demo-recording = l’enregistrement
demo-found = tout ce qui a été trouvé
