# Labels of the apps' screens: what a shell shows as it stands. One line each, short enough for a narrow phone.

app-record = Démarrer l’enregistrement
app-recording = Enregistrement
app-recordings = Enregistrements
app-home = Accueil
app-trends = Évolution
app-settings = Réglages
app-connect = Connecter une ceinture
app-connect-looking = Recherche de ceintures
app-connect-none = Aucune ceinture trouvée. Portez-la avec des électrodes humides.
app-feel = Je ressens quelque chose
app-feel-what = Noté. Que ressentez-vous ?
app-stop = Arrêter et voir le résultat
app-result = Résultat
app-events = Événements
app-report = Rapport
app-make-report = Créer le PDF pour mon médecin
app-share = Partager le PDF
app-save = Sauvegarder
app-name = Nom sur le rapport
app-birth-date = Date de naissance
app-paper = Papier
app-language = Langue
app-how-measured = Comment c’est mesuré
app-looked-like = À quoi cela ressemblait
app-wrong = Cela semble faux
app-delete = Supprimer
app-delete-ask = Supprimer définitivement cet enregistrement ?
app-rename = Renommer
app-export = Exporter
app-cancel = Annuler
app-done = Terminé
app-next = Suivant
app-back = Retour
app-resume = Continuer
app-finish = Terminer ainsi
app-try-again = Réessayer
app-open-settings = Ouvrir les réglages
app-failed-text = Quelque chose a échoué dans l’application. Ce qui a été enregistré est conservé.
app-analysing = Analyse en cours
app-welcome = Votre cœur, enregistré sur votre téléphone
app-welcome-private = Ni compte, ni réseau : les enregistrements restent scellés sur ce téléphone.
app-welcome-limits = Un dépistage, pas un diagnostic. Ce n’est pas un appareil de surveillance et n’appelle personne.
app-bluetooth-why = Le Bluetooth est nécessaire pour capter la ceinture.
app-notify-why = Les notifications disent quand la ceinture est hors de portée.
app-rehearse = Essayer avec une ceinture simulée

# The first run
app-begin = Commencer
app-emergency = En cas d’urgence
app-emergency-text = En cas de douleur thoracique, d’évanouissement ou d’essoufflement, appelez aussitôt les secours : 112 en Europe. Strapline n’appelle personne.
app-wear = Comment porter la ceinture
app-wear-wet-text = Humidifiez avec de l’eau les deux électrodes de la face intérieure.
app-wear-place-text = Attachez-la bien serrée sur la peau nue, juste sous la poitrine, le capteur au milieu.
app-wear-wake-text = Elle s’éveille d’elle-même au contact de la peau.
app-wear-picture-text = Image : une ceinture autour du torse, juste sous la poitrine, le capteur au milieu.

# Home
app-strap-none = Aucune ceinture connue
app-search = Chercher par nom ou date
app-pick-day = Choisir un jour
app-nothing-yet-text = Pas encore d’enregistrement. Mettez la ceinture et appuyez sur le bouton ci-dessus.
app-nothing-found-text = Aucun enregistrement ne contient cela dans son nom, sa date ou son résultat.
app-last-stop-text = L’application s’est arrêtée en enregistrant
app-exit-memory-text = Le système avait besoin de mémoire pour autre chose.
app-exit-person-text = Vous l’avez fermée, ou avez désactivé quelque chose dans les réglages du système.
app-exit-failed-text = L’application a échoué. C’est une erreur de ses auteurs.
app-exit-frozen-text = Elle n’a pas répondu à temps, et le système l’a fermée.
app-exit-energy-text = Le système l’a fermée pour économiser l’énergie.
app-exit-unknown-text = Le système ne dit pas pourquoi.

# Finding a strap
app-connect-known = Votre ceinture
app-connect-near = Ceintures à proximité
app-signal-strong = signal fort
app-signal-fair = signal moyen
app-signal-weak = signal faible
app-signal-none = pas encore vue
app-bluetooth-off-text = Le Bluetooth est désactivé. Sans lui, la ceinture ne peut pas être captée.
app-bluetooth-on = Activer le Bluetooth
app-bluetooth-none-text = Ce téléphone n’a pas le Bluetooth Low Energy : aucune ceinture ne peut être captée.
app-location-why = Cet Android demande la position pour chercher en Bluetooth. Elle n’est pas regardée.
app-location-off-text = La position est désactivée. Sans elle, cet Android ne trouve aucun appareil Bluetooth.
app-permission-refused-text = Sans cette autorisation, aucune ceinture ne peut être captée. Elle peut être accordée à tout moment dans les réglages du système.
app-scan-failed-text = Le système ne laisse pas l’application chercher pour l’instant. Attendez une demi-minute, puis réessayez.
app-allow = Autoriser
app-not-now = Pas maintenant

# While it records
app-zoom-in = Agrandir
app-zoom-out = Réduire
app-scale-double = 25 mm/s · 10 mm/mV × 2
app-scale-half = 25 mm/s · 10 mm/mV × ½
app-feel-palpitations = Palpitations
app-feel-skipped = Un raté
app-feel-dizzy = Étourdissement
app-feel-breath = Essoufflement
app-feel-chest = Douleur thoracique
app-feel-other = Autre chose
app-marked = Noté
app-stop-short = Arrêter
app-stopping = Fin de l’enregistrement
app-rehearsal-text = Ceinture simulée : ce n’est pas votre cœur.
app-rehearsal = Ceinture simulée
app-channel-recording = Enregistrement
app-channel-alerts = Ceinture et stockage

# The result, events, report
app-no-events-text = Aucun événement ni battement signalé dans ce qui a pu être lu.
app-flagged-beats = Battements signalés
app-step-beats = Parcourir les battements
app-reasons = Pourquoi il est signalé
app-previous = Précédent
app-following = Suivant
app-wrong-noted = Noté ; figure dans le rapport
app-read-anew = Analyser à nouveau
app-id = Numéro de dossier
app-sex = Sexe
app-sex-female = Féminin
app-sex-male = Masculin
app-sex-other = Autre
app-not-given = Non indiqué
app-paper-a4 = A4
app-paper-letter = US Letter
app-print = Imprimer
app-saved = Sauvegardé
app-born-how-text = Année, mois et jour, par exemple 1961-03-12

# Trends
app-two-weeks = 2 semaines
app-three-months = 3 mois
app-all = Tout
app-by-recording = Par enregistrement
app-by-day = Par jour
app-compare = Comparer deux enregistrements
app-compare-first = Premier enregistrement
app-compare-second = Deuxième enregistrement
app-trends-empty-text = Rien à montrer encore : ouvrez d’abord le résultat d’un enregistrement, pour qu’il soit analysé.

# Settings
app-profile = À votre sujet
app-privacy = Vie privée
app-language-phone = Comme le téléphone
app-emergency-number = Numéro d’urgence
app-units = Unités
app-amplitude = Amplitude d’un battement
app-amplitude-millivolt = mV
app-amplitude-millimetre = mm à 10 mm/mV
app-interval = Intervalle entre battements
app-interval-by-length = ms ou s, selon la durée
app-interval-millisecond = ms
app-interval-second = s
app-units-text = Ainsi dans les résultats, les battements et les rapports. Les fréquences restent par minute, le papier à 25 mm/s et 10 mm/mV.
app-export-all = Exporter tous les enregistrements
app-export-all-text = Écrit chaque enregistrement sous forme de table dans un dossier de votre choix. Qui a ce dossier peut le lire.
app-erase-all = Tout effacer
app-erase-all-text = Supprime chaque enregistrement, chaque résultat, ce que vous avez dit de vous et la clé. C’est irréversible. Les fichiers exportés ou partagés restent où ils sont.
app-erased = Tout est effacé
app-exported = Exporté
app-backup = Inclure dans la sauvegarde
app-backup-text = Scellés, avec une clé qui reste sur ce téléphone : sur un autre téléphone, ils sont illisibles.
app-lock = Protéger par le code de l’écran
app-lock-none-text = Ce téléphone n’a pas de verrouillage d’écran. Définissez-en un d’abord dans les réglages du système.
app-locked-text = Strapline est verrouillée. Un enregistrement continue pendant ce temps.
app-unlock = Déverrouiller
app-background = Enregistrer toute la nuit
app-background-limited-text = Le système peut fermer l’application la nuit pour économiser l’énergie. Autorisez-la à fonctionner sans limite en arrière-plan.
app-background-free-text = Le système laisse l’application fonctionner sans limite en arrière-plan.
app-key-lost = La clé a disparu
app-key-lost-text = Le téléphone ne donne plus la clé qui scelle les enregistrements, par exemple après un changement de téléphone. Ils sont conservés, scellés, et illisibles sans elle. Les nouveaux enregistrements auront une nouvelle clé.
app-new-key = Continuer avec une nouvelle clé

# How it was measured
app-figures = Sur des enregistrements publics
app-limits = Ce qu’elle ne peut pas voir
app-fitted-on = Données d’apprentissage du modèle
app-versions = Versions
app-licences = Licences
