# Files that were refused or read with a remark: what exactly is wrong in them, and what to do. Fields and parts of a format
# are called as its users call them. A text from the file is put between quotation marks by the sentence.

## Any file

file-not-regular = ce n’est pas un fichier ordinaire
file-folder = ceci est un dossier
file-archive = ceci est une archive
file-bdf = les fichiers BDF ne sont pas lus
file-signals-alone = un fichier de signal a besoin de son en-tête à côté de lui
file-rate-unsaid = le fichier n’indique pas sa fréquence d’échantillonnage
# $columns are the names of the columns, each between quotation marks.
file-rate-unsaid-columns = le fichier n’indique pas sa fréquence d’échantillonnage, et aucune de ses colonnes n’est un temps : { $columns }
file-unit-unsaid = le fichier n’indique pas son unité
# $samples is some millions.
file-unstored = { $samples } échantillons sont annoncés, qu’aucun fichier ne contient
# Written: channels of different rates.
file-rates-differ = { $channel } a { $hz } Hz dans un enregistrement à { $whole } Hz

## Tables as text

file-utf-16 = le texte est en UTF-16
file-no-text = ceci n’est pas du texte
file-no-table = ce texte ne contient pas de tableau de nombres
# $one and $other are file-parted or file-parted-decimal.
file-two-ways = les cellules peuvent être séparées par { $one } ou par { $other }
file-parted =
    { $by ->
        [comma] des virgules
        [semicolon] des points-virgules
        [tab] des tabulations
        [blank] des espaces
       *[none] rien (une seule colonne)
    }
file-parted-decimal = { $parted } (avec des virgules décimales)
file-units-unsaid = plusieurs colonnes n’ont pas d’unité : { $columns }
file-times-only = le tableau contient des temps et aucun signal
# $cell is what stands in a cell.
file-no-number = « { $cell } » n’est pas un nombre
file-no-time = « { $cell } » n’est pas un temps
file-time-back = le temps « { $cell } » précède celui de la ligne au-dessus
file-cells =
    { $cells ->
        [one] { $cells } cellule dans un tableau de { $columns } colonnes
       *[other] { $cells } cellules dans un tableau de { $columns } colonnes
    }
file-times-unit = la colonne « { $column } » ne dit pas si ses temps sont en s, ms, us ou ns
file-times-uneven = les temps de « { $column } » sont trop irréguliers pour en mesurer la fréquence
file-times-contradict = les temps de « { $column } » avancent à { $measured } Hz et la fréquence donnée est de { $given } Hz

## MATLAB matrices

file-matrix-header-cut = le fichier s’arrête dans l’en-tête de la matrice
file-matrix-not-level-4 = ceci n’est pas une matrice MATLAB de niveau 4 à nombres little-endian
file-matrix-level-5 = les matrices MATLAB de niveau 5 et suivants ne sont pas lues
file-matrix-cut = la matrice a { $rows } lignes et { $columns } colonnes, que le fichier ne contient pas

## EDF

file-header-cut = le fichier s’arrête dans son en-tête
file-header-only = il n’y a que l’en-tête
file-not-edf = ceci n’est pas un fichier EDF : il ne commence pas comme tel
file-header-length =
    { $signals ->
        [one] un en-tête de { $bytes } octets ne correspond pas à { $signals } signal
       *[other] un en-tête de { $bytes } octets ne correspond pas à { $signals } signaux
    }
file-record-lasts = un enregistrement de données dure { $seconds } s
file-records-empty = les enregistrements de données sont vides
file-records-fewer =
    { $claimed ->
        [one] l’en-tête annonce { $claimed } enregistrement de données et le fichier en contient { $held }
       *[other] l’en-tête annonce { $claimed } enregistrements de données et le fichier en contient { $held }
    }
file-signal-empty = le signal « { $signal } » n’a aucun échantillon dans un enregistrement de données
file-signal-no-range = le signal « { $signal } » n’a pas de plage pour être converti
file-annotations-only = le fichier contient des annotations et aucun signal
file-annotation-no-time = une annotation commence à « { $given } », qui n’est pas un temps
file-record-no-onset = l’enregistrement de données { $record } d’un enregistrement interrompu ne dit pas quand il commence
file-record-early = l’enregistrement de données commence à { $seconds } s, avant la fin du précédent

## WFDB

file-no-record-line = cet en-tête n’a pas de ligne d’enregistrement (record line)
file-no-signal-count = la ligne d’enregistrement (record line) ne dit pas combien il y a de signaux
file-signal-lines-cut =
    { $expected ->
        [one] l’en-tête annonce { $expected } ligne de signal et s’arrête après { $found }
       *[other] l’en-tête annonce { $expected } lignes de signal et s’arrête après { $found }
    }
file-segment-lines-cut =
    { $expected ->
        [one] l’en-tête annonce { $expected } ligne de segment et s’arrête après { $found }
       *[other] l’en-tête annonce { $expected } lignes de segment et s’arrête après { $found }
    }
file-no-rate = « { $given } » n’est pas une fréquence d’échantillonnage
file-no-gain = « { $given } » n’est pas un gain
file-baseline-open = la parenthèse de la ligne de base n’est pas fermée
file-no-sample-count = la ligne de segment ne dit pas combien il y a d’échantillons
file-no-signal-format = la ligne de signal ne dit pas dans quel format les échantillons sont stockés
file-frame-empty = une trame n’a aucun échantillon
file-flac = le format de signal { $format } (FLAC) n’est pas lu : enregistrez dans le format 16
file-no-format = le format de signal { $format } n’existe pas
file-leads-out = « { $name } » mène hors du dossier où se trouve l’en-tête
# $field is one of file-field-...
file-no-field-number = { $field } « { $given } » n’est pas un nombre qui convient
file-field-signals = le nombre de signaux
file-field-segments = le nombre de segments
file-field-samples = le nombre d’échantillons
file-field-frame-samples = le nombre d’échantillons par trame
file-field-records = le nombre d’enregistrements de données
file-field-header-length = la longueur de l’en-tête
file-field-record-length = la durée d’un enregistrement de données
file-field-physical-minimum = le minimum physique
file-field-physical-maximum = le maximum physique
file-field-digital-minimum = le minimum numérique
file-field-digital-maximum = le maximum numérique
file-field-rate = la fréquence d’échantillonnage
file-field-format = le format de signal
file-field-offset = le décalage en octets
file-field-skew = le décalage temporel (skew)
file-field-gain = le gain
file-field-baseline = la ligne de base
file-field-resolution = la résolution du convertisseur
file-field-zero = le zéro du convertisseur
file-field-initial = la valeur initiale
file-field-checksum = la somme de contrôle
file-field-block = la taille de bloc
file-no-signal = cet en-tête ne décrit aucun signal
file-mixed-formats = les signaux de { $file } ont des formats ou des décalages différents
file-signals-missing = l’en-tête nomme le fichier de signal { $file }, qui n’est pas là
file-samples-fewer =
    { $claimed ->
        [one] l’en-tête { $header } annonce { $claimed } échantillon par signal et ce fichier en contient { $held }
       *[other] l’en-tête { $header } annonce { $claimed } échantillons par signal et ce fichier en contient { $held }
    }
file-segment-nested = un segment ne peut pas avoir lui-même des segments
file-segment-rate = ce segment a { $hz } Hz dans un enregistrement à { $whole } Hz
file-listed-missing = l’enregistrement « { $record } » est dans la liste, et ce dossier ne contient pas { $header }.hea
file-annotation-detail-first = le détail d’une annotation précède toute annotation
file-annotation-before = une annotation précède le premier échantillon de l’enregistrement
file-annotation-code = il n’y a pas de code d’annotation { $code }
file-annotations-cut = les annotations s’arrêtent sans marque de fin
# Written.
file-record-name = « { $name } » ne peut pas être le nom d’un enregistrement
file-format-unwritten = le format { $format } n’est pas écrit
file-annotation-order = l’annotation à l’échantillon { $sample } vient après une annotation ultérieure
file-annotation-long = l’annotation à l’échantillon { $sample } a une remarque de plus de 255 octets

## What to do, said after what is wrong

file-do-again = le fichier est endommagé ou n’est pas ce que dit son nom : copiez-le ou exportez-le à nouveau
file-do-path = donnez le chemin d’un enregistrement
file-do-one-inside = donnez un enregistrement qu’il contient
file-do-unpack = décompressez-la et donnez l’enregistrement qu’elle contient
file-do-edf = convertissez-le en EDF
file-do-save-v4 = enregistrez-la avec `save -v4`
file-do-save-v4-or-csv = enregistrez-la avec `save -v4`, ou exportez-la en CSV
file-do-header-beside = placez le fichier .hea dans le même dossier
file-do-beside = placez-le à côté de l’en-tête
file-do-utf-8 = enregistrez-le en UTF-8
file-do-formats = donnez un enregistrement en WFDB, EDF, MAT ou CSV
file-do-csv = donnez un fichier CSV avec une ligne par échantillon
file-do-samples-too = exportez aussi les échantillons
file-do-line = retirez la ligne (les horodatages conservent l’interruption) ou exportez à nouveau l’enregistrement
file-do-cut-gap = coupez l’enregistrement à sa longue interruption, ou corrigez l’en-tête
file-do-with-recording = donnez le fichier qui contient l’enregistrement lui-même
file-do-nothing = l’enregistrement ne contient que des annotations : il n’y a rien à y analyser
file-do-list = ajoutez l’enregistrement ou retirez-le de la liste
file-do-one-channel = écrivez chaque canal dans un fichier à part
file-do-no-blanks = choisissez un nom sans espaces
file-do-format = choisissez le format 16 ou 212
file-do-shorten = les fichiers d’annotations ne peuvent pas la contenir : raccourcissez ou triez la liste
file-do-give-rate = donnez la fréquence en hertz
file-do-give-deciding-rate = donnez la fréquence en hertz, qui en décide
file-do-give-right-rate = donnez la bonne fréquence, ou retirez cette colonne
file-do-give-unit = dites s’il s’agit de mV, uV ou V
file-do-give-channel = dites laquelle lire
file-do-give-delimiter = dites ce qui sépare les cellules

## Notes: what was inferred, corrected or odd in a file that was read

file-note = remarque : { $note }
file-note-given = la fréquence ({ $hz } Hz) et l’unité ({ $unit }) sont celles qui ont été données
file-note-rate-asked = le fichier indique { $hz } Hz ; lu à { $asked } Hz, comme demandé
file-note-unit-asked = « { $channel } » indique { $unit } ; lu en { $asked }, comme demandé
# $channels are those that there are, numbered from 1.
file-note-channel = le canal { $channel } a été analysé ; il y a { $channels }
# $unit and $fits are uV, mV or V.
file-note-unit-fits = lues en { $unit }, les hauteurs ne sont pas celles d’un ECG ; lues en { $fits }, elles le seraient
file-note-columns = { $columns } colonnes, séparées par { $parted }
file-note-decimal-commas = les nombres ont des virgules décimales
file-note-no-names = les colonnes n’ont pas de nom
file-note-first-count = les colonnes n’ont pas de nom ; la première croît régulièrement et a été lue comme un compte d’échantillons
file-note-first-time = les colonnes n’ont pas de nom ; la première croît régulièrement et a été lue comme un temps
file-note-named-time = « { $column } » croît régulièrement et a été lue comme un temps
file-note-named-count = « { $column } » croît régulièrement et a été lue comme un numéro d’échantillon
file-note-rate-measured = fréquence d’échantillonnage { $hz } Hz, mesurée d’après les temps
file-note-rate-differs = les temps de « { $column } » vont à { $measured } Hz ; lu à { $given } Hz, la fréquence donnée
file-note-rate-lines = fréquence d’échantillonnage { $hz } Hz, d’après les premières lignes du fichier
file-note-uneven = les temps sont irréguliers (temps d’arrivée ?) : les échantillons ont été comptés, et un retard d’une seconde est une interruption
file-note-unused = « { $column } » n’a pas été utilisé : « { $other } » contient le temps
# $seconds is their length together.
file-note-gaps =
    { $gaps ->
        [one] { $gaps } interruption, { $seconds } s en tout, d’après les temps
       *[other] { $gaps } interruptions, { $seconds } s en tout, d’après les temps
    }
file-note-no-value =
    { $samples ->
        [one] { $samples } échantillon de « { $column } » n’a pas de valeur
       *[other] { $samples } échantillons de « { $column } » n’ont pas de valeur
    }
# $unit is s, ms, us or ns.
file-note-times-read = les temps de « { $column } » ont été lus en { $unit }
file-note-no-start = le début, « { $given } », n’est pas une heure avec une date : laissé de côté
file-note-start-unsaid = l’en-tête ne dit pas quand l’enregistrement a commencé
file-note-start-day-unsaid = l’enregistrement a commencé à { $time }, un jour que l’en-tête ne donne pas
file-note-start-wrong = le début dans l’en-tête, { $given }, n’est pas un temps : laissé de côté
file-note-length-unsaid =
    { $records ->
        [one] l’en-tête ne dit pas la durée de l’enregistrement : { $records } enregistrement de données
       *[other] l’en-tête ne dit pas la durée de l’enregistrement : { $records } enregistrements de données
    }
file-note-rest =
    { $bytes ->
        [one] { $bytes } octet après le dernier enregistrement de données a été ignoré
       *[other] { $bytes } octets après le dernier enregistrement de données ont été ignorés
    }
file-note-remarks = seules les { $remarks } premières remarques ont été conservées
file-note-line-ignored = la ligne { $line } de l’en-tête et ce qui suit n’appartiennent à aucun signal et ont été ignorés
file-note-rate-default = l’en-tête ne donne pas de fréquence d’échantillonnage : { $hz } Hz, la valeur par défaut du format
file-note-gain-default = { $signal } n’est pas étalonné : { $gain } unités par mV, la valeur par défaut du format
file-note-unnamed = un signal sans nom
file-note-checksum = les échantillons de « { $signal } » ne donnent pas la somme de contrôle de l’en-tête ({ $found } au lieu de { $expected }) : le signal a été modifié après l’enregistrement, ou endommagé
file-note-segments-sum = les segments totalisent { $samples } échantillons par signal ; l’en-tête en indique { $claimed }
# $note is another note.
file-note-segment = segment { $segment } : { $note }
file-note-synthetic = synthétique : aucune personne n’a été enregistrée
