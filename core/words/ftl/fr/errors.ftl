# What can go wrong, where, and what a person can do about it.

## Where: put before what is wrong

place-store = le stockage
place-recording = enregistrement { $id }
place-bytes = enregistrement { $id }, octets { $from } à { $to }
place-analysis = une analyse de l’enregistrement { $id }
place-line = { $file }, ligne { $line }
place-byte = { $file }, octet { $byte }
# $place is one of place-...
error-at = { $place } : { $problem }

# On the command line.
error-line = erreur : { $text }

## Why the operating system would not do it: stands in a sentence as $what

io-not-found = ce fichier ou ce dossier n’existe pas
io-denied = l’accès n’est pas permis
io-no-space = il n’y a plus de place
io-read-only = le disque est en lecture seule
io-exists = quelque chose porte déjà ce nom
io-folder = ceci est un dossier
io-no-folder = une partie du chemin n’est pas un dossier
io-interrupted = cela a été interrompu
io-timed-out = cela a pris trop de temps
io-ended = le fichier s’est terminé pendant la lecture
io-other = le système signale l’erreur { $code }
io-unknown = le système ne dit pas pourquoi

## The store

store-io = la lecture ou l’écriture a échoué ({ $what }) ; tout ce qui était stocké est conservé : vérifiez le dossier et réessayez
store-disk-full = l’espace de stockage est plein ; tout ce qui était stocké est conservé : libérez de la place et poursuivez l’enregistrement
store-read-only = l’écriture dans le dossier n’est pas permise ; autorisez-la ou choisissez un autre dossier
store-in-use = un autre programme a ouvert ce stockage ; fermez-le d’abord
store-wrong-key = la clé n’est pas celle avec laquelle ce stockage est scellé ; rien n’a été modifié : donnez la bonne clé, ou continuez avec la nouvelle en gardant les anciens enregistrements verrouillés
store-not-held = l’espace de stockage est plein ou défaillant, et la mémoire ne peut plus rien retenir, si bien que ce qui arrive maintenant est perdu ; ce qui est arrivé avant est conservé : libérez de la place et poursuivez l’enregistrement
store-locked = scellé avec une autre clé ; les données sont conservées, et lisibles dès que cette clé est de retour
store-from-the-future = la version de format { $found } est plus récente que la version { $known } que lit ce programme ; mettez Strapline à jour
store-damaged-chunks =
    { $chunks ->
        [one] un segment (environ { $seconds } s) manque ou est endommagé ; tout le reste est lu : exportez-le pour en garder une copie
       *[other] { $chunks } segments (environ { $seconds } s) manquent ou sont endommagés ; tout le reste est lu : exportez-le pour en garder une copie
    }
store-damaged-entries = l’octet { $at } d’un segment et ce qui y suit ne sont pas ce qui a été écrit ; tout le reste est lu : exportez-le pour en garder une copie
store-damaged-header = les deux copies de son en-tête sont endommagées, de sorte qu’il est illisible ; ses données sont conservées : récupérez-le d’une sauvegarde s’il y en a une, ou supprimez-le
store-damaged-analysis = elle n’est pas ce qui a été écrit ; relancez-la : l’enregistrement est entier
store-no-randomness = le système ne fournit pas de nombres aléatoires, sans lesquels rien ne peut être scellé ; redémarrez-le et réessayez
store-no-such-recording = cet enregistrement n’existe pas ; il a peut-être été supprimé : voyez la liste des enregistrements
store-no-such-analysis = cette analyse n’est pas stockée ; relancez-la
store-being-recorded = il est en cours d’enregistrement ; terminez-le d’abord
store-finished = il est terminé ; commencez un nouvel enregistrement
store-stopped = une écriture a échoué auparavant ; ce qui était déjà enregistré est conservé : reprenez l’enregistrement
store-too-long = { $what } dépasse { $limit } octets ; raccourcissez
store-long-chunk = un segment
store-long-notification = une notification
store-long-samples = un bloc d’échantillons
store-long-log-line = une ligne du journal
store-long-name = un nom
store-long-mark = un repère
store-long-recording-head = ce qui est dit de l’enregistrement
store-long-analysis-summary = ce qui est dit de l’analyse
store-no-unit = { $unit } mV n’est pas une unité d’échantillons ; donnez les millivolts d’une valeur de 1
store-too-many-marks = il accepte { $marks } repères avec { $bytes } octets de texte en tout, pas davantage ; ce qui est marqué est conservé
store-no-id = l’identifiant d’un enregistrement a 32 chiffres hexadécimaux ; la liste des enregistrements les montre

## A session

live-disk-failed = { $problem } ; ce qui arrive est gardé en mémoire, et une nouvelle tentative sera faite
live-unwritten = { $problem } ; les dernières { $seconds } s du signal n’ont pas pu être écrites et sont perdues
live-other-signal = la ceinture envoie maintenant autre chose ({ $now }) que ce que contient l’enregistrement ({ $before }) ; ce qui est enregistré est conservé : commencez un nouvel enregistrement
live-sent-ecg = un ECG à { $hz } Hz
live-sent-rr = des intervalles RR
live-unreadable = l’enregistrement est illisible : il est scellé avec une autre clé, ou son début est endommagé ; commencez-en un nouveau
live-not-yet = rien n’est encore enregistré : attendez que la ceinture émette
session-too-long = un enregistrement de plus de { $days } jours ne peut pas être analysé d’un seul tenant : divisez-le
session-rate = { $hz } Hz ne peuvent pas être analysés : la fréquence d’échantillonnage doit être comprise entre 50 et 2000 Hz
birth-date = « { $given } » n’est pas une date de naissance : écrivez l’année, le mois et le jour comme 1961-03-12

## Files

format-io = la lecture ou l’écriture a échoué ({ $what }) ; vérifiez le chemin et que vous pouvez le lire ou l’écrire
format-empty = le fichier est vide ; copiez-le à nouveau depuis son origine
# $what is one of file-...
format-truncated = { $what } ; copiez-le à nouveau depuis son origine
format-no-such-channel = il n’y a pas de canal « { $wanted } » ; les canaux sont { $available }

## An analysis

analysis-no-voltage = aucun canal n’est une tension (unités : { $units }) ; si l’unité est fausse, dites s’il s’agit de mV, uV ou V
analysis-no-ecg = d’après leurs noms, les canaux ne sont pas un ECG : { $channels } ; si l’un d’eux en est un, dites lequel
analysis-rate = { $hz } Hz ne peuvent pas être analysés : la fréquence d’échantillonnage doit être comprise entre 50 et 2000 Hz ; si ce n’est pas celle de l’enregistrement, donnez la bonne
analysis-intervals-only = cet enregistrement contient des intervalles RR, que les signaux WFDB ne peuvent contenir ; écrivez-le en CSV
analysis-write = { $file } : ce fichier ne peut pas être écrit, { $why } ; vérifiez que le dossier existe et que vous pouvez y écrire
outcome-cut = le résultat stocké est illisible (il s’arrête trop tôt) ; l’enregistrement est entier : analysez-le à nouveau
outcome-other = le résultat stocké est illisible (une autre version l’a écrit, ou il est endommagé) ; l’enregistrement est entier : analysez-le à nouveau
analysis-broken = une partie de ce programme est inutilisable : { $part } ; ce qui est enregistré est conservé : réinstallez le programme
broken-manifest = la description du modèle de battements
broken-graph = le modèle de battements
broken-outputs = les sorties du modèle de battements
broken-figures = les valeurs mesurées
broken-font = la police { $name }

## A script of faults for a simulated strap

# Its names are not translated.
fault-refused = défaut « { $fault } » : { $problem } ; écrivez NAME[@FROM[+LENGTH]][=VALUE], par exemple drop@60s+30s=0.2
fault-unknown = ce défaut n’existe pas
fault-no-value = il lui faut une valeur
fault-value = il n’a pas de valeur
fault-number = sa valeur n’est pas un nombre
fault-share = sa valeur est une part, entre 0 et 1
fault-rate = sa valeur est une fréquence, entre 50 et 2000 Hz
fault-percentage = sa valeur est un pourcentage
fault-request-and-status = sa valeur est REQUEST:STATUS
fault-request = sa requête est settings, start ou stop
fault-status = son statut n’est pas un nombre
fault-att-error = sa valeur n’est pas un code d’erreur ATT
fault-packet-size = sa valeur n’est pas une taille de paquet
fault-time-unit = ses temps demandent une unité : ms, s, m ou h
fault-time = ses temps ne sont pas des nombres

## What the shell of a phone did

shell-session-ended = cette session est terminée : commencez-en une nouvelle
shell-key-length = une clé compte 32 octets : donnez celle qui a été créée
shell-intervals-only = cet enregistrement ne contient que des intervalles RR : un rapport pour un médecin demande un ECG
shell-no-samples =
    { $bytes ->
        [one] { $bytes } octet n’est pas un échantillon : donnez quatre octets pour chacun, un flottant little-endian en millivolts
       *[other] { $bytes } octets ne sont pas des échantillons : donnez quatre octets pour chacun, un flottant little-endian en millivolts
    }
shell-no-uuid = ce n’est pas l’UUID d’un service ou d’une caractéristique : { $given } ; donnez-le en entier, en 36 caractères avec tirets
shell-no-doubt = seul un battement signalé d’un enregistrement conservé peut être marqué comme mal lu : rien n’a été marqué
shell-waited-already = l’attente a déjà eu lieu
shell-broken = l’application a échoué d’une façon qui ne devrait pas se produire ; ce qui a été enregistré est conservé : relancez-la et, si cela se reproduit, prévenez ses auteurs

## La radio de la ligne de commande

# $words est ce que dit le système, dans ses propres mots ; $way est l'un de radio-on-..., radio-start-... ou radio-permit-...
radio-no-adapter = aucun adaptateur Bluetooth trouvé ; branchez-en un, ou activez-le dans les réglages du micrologiciel de la machine
radio-off = le Bluetooth est désactivé ; { $way }
radio-no-service = le service Bluetooth du système ne répond pas ({ $words }) ; { $way }
radio-not-permitted = le Bluetooth n’est pas autorisé ({ $words }) ; { $way }
radio-timed-out = le Bluetooth du système n’a pas répondu à temps ; désactivez puis réactivez le Bluetooth, et réessayez
radio-no-threads = les fils d’exécution de la radio n’ont pas pu démarrer : { $why } ; fermez d’autres programmes et réessayez
radio-system = le Bluetooth du système dit : { $words } ; désactivez puis réactivez le Bluetooth, et réessayez
radio-on-linux = activez-le avec `bluetoothctl power on` (après `rfkill unblock bluetooth` s’il est bloqué)
radio-on-mac = activez-le dans Réglages Système, Bluetooth
radio-on-windows = activez-le dans Paramètres, Bluetooth et appareils
radio-start-linux = démarrez-le avec `sudo systemctl start bluetooth` (Debian et Ubuntu : le paquet est `bluez`)
radio-start-mac = désactivez puis réactivez le Bluetooth dans Réglages Système
radio-start-windows = démarrez le service « Service de prise en charge Bluetooth »
radio-permit-linux = autorisez-le avec `sudo usermod -aG bluetooth $USER`, et reconnectez-vous
radio-permit-mac = autorisez-le pour le terminal dans Réglages Système, Confidentialité et sécurité, Bluetooth
radio-permit-windows = autorisez-le dans Paramètres, Confidentialité et sécurité, Radios
