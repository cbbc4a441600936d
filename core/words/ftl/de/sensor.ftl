# What a strap is doing, and what a person can do about it.

state-idle = Nicht verbunden
state-connecting = Verbindung wird aufgebaut
state-preparing = Warten auf das Signal
state-streaming = Der Gurt sendet
state-stale = Der Gurt sendet nichts
state-refused = Noch kein Signal; neue Anfrage
state-reconnecting = Getrennt; verbindet neu
state-scanning = Getrennt; Gurt wird gesucht
state-stopping = Der Gurt wird angehalten
state-stopped = Der Gurt hat aufgehört

sensor-mtu-known = Die Pakete des Gurts passen nicht durch diese Verbindung ({ $bytes } Bytes; 232 sind nötig): Bluetooth aus- und einschalten oder ein anderes Telefon oder einen anderen Adapter verwenden.
sensor-mtu = Die Pakete des Gurts passen nicht durch diese Verbindung: Bluetooth aus- und einschalten oder ein anderes Telefon oder einen anderen Adapter verwenden.
sensor-bonding = Der Gurt möchte gekoppelt werden: die Kopplungsanfrage annehmen oder den Gurt in den Bluetooth-Einstellungen entfernen und neu verbinden.
sensor-busy = Eine andere App oder ein anderes Gerät scheint den Gurt zu benutzen: schließen oder dort Bluetooth ausschalten.
sensor-battery-low = Die Batterie des Gurts steht bei { $percent }: vor einer langen Aufzeichnung wechseln oder laden.
sensor-firmware = Die Firmware { $found } des Gurts kann kein EKG senden: mit der App des Herstellers auf { $needed } oder neuer aktualisieren.
sensor-charging = Der Gurt lädt und zeichnet nicht auf: vom Ladegerät nehmen.
sensor-storage-full = Der Speicher des Gurts ist voll: mit der App des Herstellers leeren.
sensor-rr-only = Dieser Gurt sendet kein EKG, nur die Zeit zwischen den Schlägen: Unregelmäßigkeit ist erkennbar, die Form der Schläge nicht.
# $status is the number that the strap answers.
sensor-start-refused = Der Gurt beginnt sein EKG nicht (Status { $status }): für eine Minute ablegen und wieder anlegen; hilft das nicht, seine Firmware mit der App des Herstellers aktualisieren.
sensor-unknown-frames = Der Gurt sendet sein EKG in einer Form, die hier nicht bekannt ist (Rahmentyp { $type }): Davon wird nichts aufgezeichnet; bitte nach einer neueren Version dieser App sehen.
# $step is one of step-...
sensor-not-answering = Der Gurt antwortet nicht ({ $step }): für eine Minute ablegen, wieder anlegen und darauf achten, dass keine andere App ihn benutzt.
sensor-keeps-failing = Das gelingt immer wieder nicht: { $step } ({ $error }). Bluetooth aus- und einschalten und den Gurt für eine Minute ablegen.
sensor-out-of-reach = Seit einer Minute kommt nichts vom Gurt: darauf achten, dass er getragen wird, dass seine Elektroden feucht sind, dass die Batterie nicht leer ist und dass das Telefon in der Nähe liegt.
sensor-no-contact = Der Gurt hat keinen Hautkontakt: die Elektroden anfeuchten und den Gurt enger stellen.
sensor-not-a-sensor = Dieses Gerät ist kein Gurt, der hier bekannt ist: bitte ein anderes aus der Liste wählen.
sensor-bluetooth-off = Bluetooth ist ausgeschaltet: bitte einschalten.
sensor-bluetooth-not-permitted = Bluetooth ist nicht erlaubt: bitte dieser App in den Einstellungen des Systems erlauben.

step-connect = verbinden
step-services = Dienste finden
step-mtu = Paketgröße vereinbaren
step-bond = koppeln
step-identity = Gerätedaten lesen
step-subscribe = Messwerte abonnieren
step-abilities = Fähigkeiten abfragen
step-settings = Einstellungen abfragen
step-start = zum Start auffordern
step-poll = Messwerte anfordern
step-stop = zum Aufhören auffordern

link-lost-by-system = das System hat die Verbindung verloren
link-out-of-reach = außer Reichweite
link-ended-by-strap = der Gurt hat die Verbindung beendet
link-ended-here = diese Seite hat die Verbindung beendet
link-att = Fehler { $code } nach dem Bluetooth-Protokoll
link-status = Bluetooth-Status { $code }
link-timed-out = keine rechtzeitige Antwort
link-not-connected = nicht verbunden
link-not-paired = nicht gekoppelt
link-not-taken = vom System nicht angenommen
link-not-found = nicht gefunden
link-not-supported = von diesem System nicht unterstützt
link-radio-off = Bluetooth ist ausgeschaltet
link-not-permitted = Bluetooth ist nicht erlaubt
