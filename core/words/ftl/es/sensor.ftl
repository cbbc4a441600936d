# What a strap is doing, and what a person can do about it.

state-idle = Sin conexión
state-connecting = Conectando con la banda
state-preparing = Esperando la señal
state-streaming = La banda transmite
state-stale = La banda no transmite
state-refused = Sin señal; se vuelve a pedir
state-reconnecting = Conexión perdida; reconectando
state-scanning = Conexión perdida; buscando
state-stopping = Pidiendo a la banda que pare
state-stopped = La banda ha parado

sensor-mtu-known = Los paquetes de la banda no caben por esta conexión ({ $bytes } bytes; hacen falta 232): apague y encienda el Bluetooth, o use otro teléfono o adaptador.
sensor-mtu = Los paquetes de la banda no caben por esta conexión: apague y encienda el Bluetooth, o use otro teléfono o adaptador.
sensor-bonding = La banda quiere vincularse: acepte la solicitud de vinculación, u olvide la banda en los ajustes de Bluetooth y conéctela de nuevo.
sensor-busy = Parece que otra aplicación u otro dispositivo usa la banda: ciérrelo o apague su Bluetooth.
sensor-battery-low = La pila de la banda está al { $percent }: cámbiela o cárguela antes de un registro largo.
sensor-firmware = El firmware { $found } de la banda no puede enviar un ECG: actualícelo a { $needed } o posterior con la aplicación del fabricante.
sensor-charging = La banda se está cargando y no registra: retírela del cargador.
sensor-storage-full = La memoria de la banda está llena: vacíela con la aplicación del fabricante.
sensor-rr-only = Esta banda no envía ECG, solo el tiempo entre latidos: puede verse la irregularidad, no la forma de los latidos.
# $status is the number that the strap answers.
sensor-start-refused = La banda no inicia su ECG (estado { $status }): quítesela un minuto y vuelva a ponérsela; si no ayuda, actualice su firmware con la aplicación del fabricante.
sensor-unknown-frames = La banda envía su ECG en una forma que aquí no se conoce (trama de tipo { $type }): no se registra nada de ella; busque una versión más nueva de esta aplicación.
# $step is one of step-...
sensor-not-answering = La banda no responde ({ $step }): quítesela un minuto, vuelva a ponérsela y compruebe que ninguna otra aplicación la usa.
sensor-keeps-failing = Este paso falla una y otra vez: { $step } ({ $error }). Apague y encienda el Bluetooth, y quítese la banda un minuto.
sensor-out-of-reach = Desde hace un minuto no llega nada de la banda: compruebe que la lleva puesta, que sus electrodos están húmedos, que su pila no está vacía y que el teléfono está cerca.
sensor-no-contact = La banda no detecta la piel: humedezca sus electrodos y ajústela más.
sensor-not-a-sensor = Este dispositivo no es una banda conocida aquí: elija otro de la lista.
sensor-bluetooth-off = El Bluetooth está apagado: enciéndalo.
sensor-bluetooth-not-permitted = El Bluetooth no está permitido: permítalo para esta aplicación en los ajustes del sistema.

step-connect = conectar
step-services = encontrar sus servicios
step-mtu = acordar el tamaño de los paquetes
step-bond = vincular
step-identity = leer quién es
step-subscribe = suscribirse a sus datos
step-abilities = preguntar qué puede hacer
step-settings = preguntar sus ajustes
step-start = pedirle que empiece
step-poll = pedirle muestras
step-stop = pedirle que pare

link-lost-by-system = el sistema perdió el enlace
link-out-of-reach = fuera de alcance
link-ended-by-strap = la banda terminó el enlace
link-ended-here = este lado terminó el enlace
link-att = error { $code } del protocolo Bluetooth
link-status = estado Bluetooth { $code }
link-timed-out = sin respuesta a tiempo
link-not-connected = sin conexión
link-not-paired = sin vincular
link-not-taken = el sistema no lo aceptó
link-not-found = no encontrado
link-not-supported = este sistema no lo admite
link-radio-off = el Bluetooth está apagado
link-not-permitted = el Bluetooth no está permitido
