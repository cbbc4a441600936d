# What a strap is doing, and what a person can do about it.

state-idle = Non connecté
state-connecting = Connexion à la ceinture
state-preparing = En attente du signal
state-streaming = La ceinture émet
state-stale = La ceinture n’émet rien
state-refused = Pas de signal ; redemandé
state-reconnecting = Liaison perdue ; reconnexion
state-scanning = Liaison perdue ; recherche
state-stopping = Arrêt demandé à la ceinture
state-stopped = La ceinture s’est arrêtée

sensor-mtu-known = Les paquets de la ceinture ne passent pas par cette connexion ({ $bytes } octets ; il en faut 232) : désactivez puis réactivez le Bluetooth, ou utilisez un autre téléphone ou adaptateur.
sensor-mtu = Les paquets de la ceinture ne passent pas par cette connexion : désactivez puis réactivez le Bluetooth, ou utilisez un autre téléphone ou adaptateur.
sensor-bonding = La ceinture veut être appairée : acceptez la demande d’appairage, ou oubliez la ceinture dans les réglages Bluetooth et reconnectez-la.
sensor-busy = Une autre application ou un autre appareil semble utiliser la ceinture : fermez-la, ou désactivez son Bluetooth.
sensor-battery-low = La pile de la ceinture est à { $percent } : changez-la ou rechargez-la avant un long enregistrement.
sensor-firmware = Le micrologiciel { $found } de la ceinture ne peut pas envoyer d’ECG : mettez-le à jour vers { $needed } ou plus récent avec l’application du fabricant.
sensor-charging = La ceinture est en charge et n’enregistre pas : retirez-la de son chargeur.
sensor-storage-full = La mémoire de la ceinture est pleine : videz-la avec l’application du fabricant.
sensor-rr-only = Cette ceinture n’envoie pas d’ECG, seulement le temps entre les battements : l’irrégularité est visible, la forme des battements ne l’est pas.
# $status is the number that the strap answers.
sensor-start-refused = La ceinture ne démarre pas son ECG (état { $status }) : retirez-la une minute et remettez-la ; si cela ne suffit pas, mettez à jour son micrologiciel avec l’application du fabricant.
sensor-unknown-frames = La ceinture envoie son ECG sous une forme inconnue ici (type de trame { $type }) : rien n’en est enregistré ; cherchez une version plus récente de cette application.
# $step is one of step-...
sensor-not-answering = La ceinture ne répond pas ({ $step }) : retirez-la une minute, remettez-la, et veillez à ce qu’aucune autre application ne l’utilise.
sensor-keeps-failing = Cette étape échoue à chaque fois : { $step } ({ $error }). Désactivez puis réactivez le Bluetooth, et retirez la ceinture une minute.
sensor-out-of-reach = Rien n’est venu de la ceinture depuis une minute : vérifiez qu’elle est portée, que ses électrodes sont humides, que sa pile n’est pas vide et que le téléphone est proche.
sensor-no-contact = La ceinture ne détecte pas la peau : humidifiez ses électrodes et resserrez-la.
sensor-not-a-sensor = Cet appareil n’est pas une ceinture connue ici : choisissez-en un autre dans la liste.
sensor-bluetooth-off = Le Bluetooth est désactivé : activez-le.
sensor-bluetooth-not-permitted = Le Bluetooth n’est pas autorisé : autorisez-le pour cette application dans les réglages du système.

step-connect = connexion
step-services = recherche de ses services
step-mtu = accord sur la taille des paquets
step-bond = appairage
step-identity = lecture de son identité
step-subscribe = abonnement aux mesures
step-abilities = demande de ses capacités
step-settings = demande de ses réglages
step-start = demande de démarrage
step-poll = demande d’échantillons
step-stop = demande d’arrêt

link-lost-by-system = le système a perdu la liaison
link-out-of-reach = hors de portée
link-ended-by-strap = la ceinture a mis fin à la liaison
link-ended-here = ce côté a mis fin à la liaison
link-att = erreur { $code } du protocole Bluetooth
link-status = état Bluetooth { $code }
link-timed-out = pas de réponse à temps
link-not-connected = non connecté
link-not-paired = non appairée
link-not-taken = le système ne l’a pas accepté
link-not-found = introuvable
link-not-supported = non pris en charge par ce système
link-radio-off = le Bluetooth est désactivé
link-not-permitted = le Bluetooth n’est pas autorisé
