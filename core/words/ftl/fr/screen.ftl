# What the screens of the apps say.

## What a person reads first of a recording

summary-note = Remarque : { $notice }
summary-see-clinician = Veuillez consulter bientôt un médecin, avec ce rapport :
summary-recorded = Enregistré
summary-read = Lisible
summary-rate = Fréquence
summary-rate-mean = { $mean } en moyenne
summary-rate-range = { $mean } en moyenne, de { $lowest } à { $highest }
summary-heartbeats = Battements
summary-beats =
    { $beats ->
        [one] { $beats } battement
       *[other] { $beats } battements
    }
summary-extra-beats = Extrasystoles
summary-ectopic =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventriculaire
               *[other] { $beats } ventriculaires
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventriculaire
               *[other] { $beats } supraventriculaires
            }
    }
summary-longest = Plus long écart
summary-between-beats = { $time } entre deux battements

## The result of a recording

headline-nothing-recorded = Rien d’enregistré
headline-not-analysable = Illisible
headline-no-heartbeat = Aucun battement trouvé
headline-too-short = Trop court pour en juger
headline-fibrillation = Rythme irrégulier
headline-pauses = Pauses entre les battements
headline-extra-beats-few = Extrasystoles de temps en temps
headline-extra-beats = Extrasystoles
headline-extra-beats-many = Nombreuses extrasystoles
headline-slow = Fréquence basse par moments
headline-fast = Fréquence élevée par moments
headline-unclassified = Battements trouvés, type non distingué
headline-nothing-noticed = Rien de remarqué dans ce qui était lisible

card-read = Lisible
card-rate = Fréquence cardiaque
card-rate-note = la plus basse { $lowest }, moyenne, la plus haute { $highest }
card-ventricular = Ventriculaires
card-supraventricular = Supraventriculaires
card-fibrillation = Rythme irrégulier
card-fibrillation-note = fibrillation atriale suspectée, part du temps lu
card-fibrillation-none = rien de vu dans le temps lu
card-fibrillation-unknown = trop peu de lisible pour la rechercher
card-pauses = Pauses de 2 s ou plus
card-pauses-note = plus long intervalle { $longest }
card-unknown = n’a pas pu être déterminé
# How a card is spoken: $title, $value with its unit, $note.
card-spoken = { $title } : { $value }
card-spoken-note = { $title } : { $value }. { $note }

# The list of episodes.
row-spoken = { $when } : { $title }, { $note }
events-episodes =
    { $n ->
        [one] { $n } événement
       *[other] { $n } événements
    }
events-beats =
    { $n ->
        [one] { $n } battement signalé
       *[other] { $n } battements signalés
    }
events-fusion =
    { $n ->
        [one] 1 des battements signalés est à la fois normal et précoce, et le résultat ne le compte ni comme l’un ni comme l’autre.
       *[other] { $n } des battements signalés sont à la fois normaux et précoces, et le résultat ne les compte ni comme l’un ni comme l’autre.
    }

## While it records

live-rate-unit = par minute
live-rate-said = { $n } par minute
live-rate-by-strap = selon la ceinture
live-rate-unknown = pas de fréquence cardiaque
live-quality-good = Bon signal
live-quality-fair = Signal moyen
live-quality-unread = Illisible : { $reason }
live-quality-waiting = Pas encore évalué
live-no-contact = Pas de contact
live-nothing-received = Rien de reçu
live-age = dernier échantillon il y a { $time }
live-age-unknown = rien n’est encore arrivé
# The same where it is heard: that it is no older than it takes to come.
live-age-now = le signal affiché est actuel
live-recorded = Enregistré
live-read = Lisible
live-lost = Perdu en chemin
live-lost-nothing = rien
live-lost-gaps =
    { $gaps ->
        [one] { $time } en { $gaps } interruption
       *[other] { $time } en { $gaps } interruptions
    }
live-battery = Pile de la ceinture
live-marks = Marqué
live-marks-count =
    { $marks ->
        [one] { $marks } moment
       *[other] { $marks } moments
    }
live-not-seen-shape = la forme des battements, les extrasystoles et leur type
live-not-seen = Non visible avec cette ceinture : { $what }.
live-spoken = { $rate }. { $quality }. { $age }.
# The newest signal as it is heard: $said is live-spoken, $parts what is seen in it.
trace-spoken = Dernières { $time } de l’ECG. { $said }
trace-spoken-seen = Dernières { $time } de l’ECG. { $said } On y voit : { $parts }.
trace-unread = non lu : { $time } ({ $reason })

## Strips

strip-scale = 25 mm/s · 10 mm/mV
# What a strip is said to show; the parts are the entries below.
strip-spoken = { $parts }.
strip-spoken-rate = { $n } battements par minute
strip-spoken-no-rate = pas de fréquence cardiaque
strip-spoken-regular = régulier
strip-spoken-irregular = irrégulier
strip-spoken-beat-at = { $beats } à { $times }
strip-spoken-beats-between = { $beats } entre { $from } et { $to }
strip-spoken-unread = non lu de { $from } à { $to }, { $reason }
strip-spoken-marked = marqué par vous à { $times }

## Recordings

state-recording = en cours d’enregistrement
state-interrupted = interrompu ; peut être repris ou terminé
state-locked = verrouillé : scellé avec une autre clé
state-newer = écrit par une version plus récente : mettez Strapline à jour
state-damaged = endommagé : son en-tête est illisible
recording-intervals-only = intervalles RR seulement
recording-spoken = { $name }, { $when }, { $length }. { $said }
# One whose name cannot be read; $id is the beginning of its id.
recording-unread = Enregistrement { $id }
recording-spoken-brief = { $name }, { $when }, { $length }

# Straps: how well one is received, and the known one on the first screen.
strap-spoken = { $name }, { $strength }
strap-records = { $name } · enregistre
strap-rests = { $name } · non connectée
strap-battery-last = Pile de la ceinture { $percent }, la dernière fois

report-page = Page { $n } du rapport
exported-count =
    { $n ->
        [one] { $n } enregistrement exporté
       *[other] { $n } enregistrements exportés
    }

recovered-whole = « { $name } » est complet ; une modification faite après la fin n’a peut-être pas été conservée.
recovered-kept = « { $name } » s’est arrêté sans être terminé. Il est conservé jusqu’à { $time } après son début ; au plus les { $lost } dernières secondes avant l’arrêt sont perdues.
recovered-kept-somehow = « { $name } » s’est arrêté sans être terminé. Il est conservé ; au plus les { $lost } dernières secondes avant l’arrêt sont perdues.
recovered-nothing = « { $name } » s’est arrêté sans être terminé. Rien n’était encore arrivé qui puisse être conservé.
recovered-unread =
    { $parts ->
        [one] Une partie avant sa fin ne peut pas être lue.
       *[other] { $parts } parties avant sa fin ne peuvent pas être lues.
    }

## Notifications

notify-recording-title = Strapline enregistre
notify-recording = { $rate } · { $quality } · durée : { $time }
notify-lost-title = La ceinture est hors de portée
notify-lost = L’enregistrement reprend de lui-même dès que la ceinture revient ; le temps entre les deux reste une interruption.
notify-contact-title = La ceinture ne détecte pas la peau
notify-contact = Humidifiez les deux électrodes et pressez la ceinture contre la poitrine. L’enregistrement reprend de lui-même ; ce temps reste une interruption.
notify-battery-title = La pile de la ceinture est faible
notify-battery = Il reste { $percent } : changez-la ou rechargez-la bientôt.
notify-storage-title = Le téléphone est plein
notify-storage = Ce qui est enregistré est conservé. Libérez de la place pour que l’enregistrement puisse continuer.
notify-finished-title = L’enregistrement est terminé
notify-finished = Durée enregistrée : { $time }. Ouvrez Strapline pour voir le résultat.
notify-stopped-title = L’enregistrement a été interrompu
notify-stopped = Le système a fermé l’application. Ce qui est enregistré est conservé ; ouvrez Strapline pour continuer.

## A flagged beat by itself

beat-title = Battement { $n } sur { $total }
beat-kind =
    { $class ->
        [ventricular] Battement précoce venu d’un ventricule
        [supraventricular] Battement précoce venu d’une oreillette
       *[fusion] Un battement normal et un précoce à la fois
    }
beat-sure = Degré de certitude : { $share }
beat-looked = La barre montre où le modèle a regardé.
# What the person's "looks wrong" is called among the marks of the report.
beat-doubted = La personne pense que ce battement ({ $class }) n’a pas été bien lu
strip-of = { $n } sur { $total }

## Trends

trend-rate = Fréquence cardiaque
trend-ventricular = Battements ventriculaires, part
trend-supraventricular = Battements supraventriculaires, part
trend-fibrillation = Rythme irrégulier, part du temps lu
trend-said = Dernière valeur { $last } ; d’habitude { $low } à { $high }
trend-said-one = Dernière valeur { $last }
trend-none = Impossible à dire d’après ce qui a été lu
trend-point = { $when } : { $value }
trend-point-little = { $point }, moins de la moitié était lisible
trend-little = Creux : moins de la moitié était lisible
# A trend and two recordings beside each other, as they are heard.
trend-spoken = { $title } : { $said }. { $points }.
compared-spoken = { $title } : premier enregistrement { $first }, deuxième enregistrement { $second }
trend-read = Lu : { $time } dans { $recordings ->
        [one] { $recordings } enregistrement
        [many] { $recordings } d’enregistrements
       *[other] { $recordings } enregistrements
    }
