# What can go wrong, where, and what a person can do about it.

## Where: put before what is wrong

place-store = el almacén
place-recording = registro { $id }
place-bytes = registro { $id }, bytes { $from } a { $to }
place-analysis = un análisis del registro { $id }
place-line = { $file }, línea { $line }
place-byte = { $file }, byte { $byte }
# $place is one of place-...
error-at = { $place }: { $problem }

# On the command line.
error-line = error: { $text }

## Why the operating system would not do it: stands in a sentence as $what

io-not-found = no existe ese archivo o esa carpeta
io-denied = el acceso no está permitido
io-no-space = no queda espacio
io-read-only = el disco es de solo lectura
io-exists = ya existe algo con ese nombre
io-folder = esto es una carpeta
io-no-folder = una parte de la ruta no es una carpeta
io-interrupted = se interrumpió
io-timed-out = tardó demasiado
io-ended = el archivo terminó mientras se leía
io-other = el sistema comunica el error { $code }
io-unknown = el sistema no dice por qué

## The store

store-io = falló la lectura o la escritura ({ $what }); se conserva todo lo guardado antes: compruebe la carpeta e inténtelo de nuevo
store-disk-full = el almacenamiento está lleno; se conserva todo lo guardado antes: libere espacio y siga con el registro
store-read-only = no se permite escribir en la carpeta; permítalo o elija otra carpeta
store-in-use = otro programa tiene abierto este almacén; ciérrelo primero
store-wrong-key = la clave no es la que selló este almacén; no se cambió nada: dé la clave correcta, o siga con la nueva y deje bloqueados los registros antiguos
store-not-held = el almacenamiento está lleno o falla y no cabe más en la memoria, así que se pierde lo que llega ahora; se conserva lo que llegó antes: libere espacio y siga con el registro
store-locked = está sellado con otra clave; se conservan sus datos, que podrán leerse cuando esa clave vuelva
store-from-the-future = la versión de formato { $found } es más nueva que la versión { $known } que lee este programa; actualice Strapline
store-damaged-chunks =
    { $chunks ->
        [one] un fragmento (unos { $seconds } s) falta o está dañado; lo demás se lee: expórtelo para conservar una copia
       *[other] { $chunks } fragmentos (unos { $seconds } s) faltan o están dañados; lo demás se lee: expórtelo para conservar una copia
    }
store-damaged-entries = el byte { $at } de un fragmento y lo que sigue en él no son lo que se escribió; lo demás se lee: expórtelo para conservar una copia
store-damaged-header = las dos copias de su cabecera están dañadas y no puede leerse; se conservan sus datos: recupérelo de una copia de seguridad si la hay, o elimínelo
store-damaged-analysis = no es lo que se escribió; ejecútelo de nuevo: el registro está entero
store-no-randomness = el sistema no da números aleatorios, sin los que no se puede sellar nada; reinícielo e inténtelo de nuevo
store-no-such-recording = no existe ese registro; puede que se haya eliminado: mire la lista de registros
store-no-such-analysis = este análisis no está guardado; ejecútelo de nuevo
store-being-recorded = se está registrando; termínelo primero
store-finished = está terminado; comience un registro nuevo
store-stopped = antes falló una escritura; se conserva lo que ya estaba a salvo: reanude el registro
store-too-long = { $what } supera los { $limit } bytes; acórtelo
store-long-chunk = un fragmento
store-long-notification = una notificación
store-long-samples = un bloque de muestras
store-long-log-line = una línea del registro de sucesos
store-long-name = un nombre
store-long-mark = una marca
store-long-recording-head = lo que se dice del registro
store-long-analysis-summary = lo que se dice del análisis
store-no-unit = { $unit } mV no es una unidad de muestras; dé los milivoltios de un valor de 1
store-too-many-marks = admite { $marks } marcas con { $bytes } bytes de texto en total, y no más; lo marcado se conserva
store-no-id = el identificador de un registro tiene 32 dígitos hexadecimales; está en la lista de registros

## A session

live-disk-failed = { $problem }; lo que llega se guarda en memoria y se volverá a intentar
live-unwritten = { $problem }; los últimos { $seconds } s de señal no pudieron escribirse y se han perdido
live-other-signal = la banda envía ahora otra cosa ({ $now }) que lo que contiene el registro ({ $before }); lo registrado se conserva: comience un registro nuevo
live-sent-ecg = un ECG a { $hz } Hz
live-sent-rr = intervalos RR
live-unreadable = no puede leerse el registro: está sellado con otra clave, o su comienzo está dañado; empiece uno nuevo
live-not-yet = aún no se registra nada: espere a que la banda transmita
session-too-long = un registro de más de { $days } días no puede analizarse de una pieza: divídalo
session-rate = { $hz } Hz no pueden analizarse: la frecuencia de muestreo debe estar entre 50 y 2000 Hz
birth-date = «{ $given }» no es una fecha de nacimiento: escriba año, mes y día como 1961-03-12

## Files

format-io = falló la lectura o la escritura ({ $what }); compruebe la ruta y que puede leerla o escribirla
format-empty = el archivo está vacío; cópielo de nuevo de donde vino
# $what is one of file-...
format-truncated = { $what }; cópielo de nuevo de donde vino
format-no-such-channel = no hay ningún canal «{ $wanted }»; los canales son { $available }

## An analysis

analysis-no-voltage = ningún canal es una tensión (unidades: { $units }); si la unidad es errónea, diga si son mV, uV o V
analysis-no-ecg = por sus nombres, los canales no son un ECG: { $channels }; si alguno lo es, diga cuál
analysis-rate = { $hz } Hz no pueden analizarse: la frecuencia de muestreo debe estar entre 50 y 2000 Hz; si no es la del registro, indique la correcta
analysis-intervals-only = este registro contiene intervalos RR, que las señales WFDB no pueden contener; escríbalo como CSV
analysis-write = { $file }: no se puede escribir este archivo, { $why }; compruebe que la carpeta existe y que puede escribir en ella
outcome-cut = el resultado guardado no se puede leer (termina antes de tiempo); el registro está entero: analícelo de nuevo
outcome-other = el resultado guardado no se puede leer (lo escribió otra versión, o está dañado); el registro está entero: analícelo de nuevo
analysis-broken = una parte de este programa no se puede usar: { $part }; lo registrado se conserva: instale el programa de nuevo
broken-manifest = la descripción del modelo de latidos
broken-graph = el modelo de latidos
broken-outputs = las salidas del modelo de latidos
broken-figures = los valores medidos
broken-font = la fuente { $name }

## A script of faults for a simulated strap

# Its names are not translated.
fault-refused = fallo «{ $fault }»: { $problem }; escriba NAME[@FROM[+LENGTH]][=VALUE], por ejemplo drop@60s+30s=0.2
fault-unknown = no existe ese fallo
fault-no-value = necesita un valor
fault-value = no lleva valor
fault-number = su valor no es un número
fault-share = su valor es una proporción, entre 0 y 1
fault-rate = su valor es una frecuencia, entre 50 y 2000 Hz
fault-percentage = su valor es un porcentaje
fault-request-and-status = su valor es REQUEST:STATUS
fault-request = su petición es settings, start o stop
fault-status = su estado no es un número
fault-att-error = su valor no es un código de error ATT
fault-packet-size = su valor no es un tamaño de paquete
fault-time-unit = sus tiempos necesitan una unidad: ms, s, m o h
fault-time = sus tiempos no son números

## What the shell of a phone did

shell-session-ended = esta sesión ha terminado: comience una nueva
shell-key-length = una clave tiene 32 bytes: dé la que se creó
shell-intervals-only = este registro solo contiene intervalos RR: un informe para el médico necesita un ECG
shell-no-samples =
    { $bytes ->
        [one] { $bytes } byte no es una muestra: dé cuatro bytes para cada una, un número de coma flotante little-endian en milivoltios
       *[other] { $bytes } bytes no son muestras: dé cuatro bytes para cada una, un número de coma flotante little-endian en milivoltios
    }
shell-no-uuid = no es el UUID de un servicio o de una característica: { $given }; delo completo, con 36 caracteres y guiones
shell-no-doubt = solo un latido señalado de un registro guardado puede marcarse como mal leído: no se marcó nada
shell-waited-already = ya se esperó a esto
shell-broken = la aplicación falló de un modo que no debería; lo registrado se conserva: iníciela de nuevo y, si vuelve a ocurrir, avise a sus autores

## La radio de la línea de órdenes

# $words es lo que dice el sistema, en sus propias palabras; $way es uno de radio-on-..., radio-start-... o radio-permit-...
radio-no-adapter = no se encontró ningún adaptador Bluetooth; conecte uno, o actívelo en los ajustes del firmware del equipo
radio-off = el Bluetooth está apagado; { $way }
radio-no-service = el servicio Bluetooth del sistema no responde ({ $words }); { $way }
radio-not-permitted = el Bluetooth no está permitido ({ $words }); { $way }
radio-timed-out = el Bluetooth del sistema no respondió a tiempo; apague y encienda el Bluetooth, e inténtelo de nuevo
radio-no-threads = no se pudieron iniciar los hilos de la radio: { $why }; cierre otros programas e inténtelo de nuevo
radio-system = el Bluetooth del sistema dice: { $words }; apague y encienda el Bluetooth, e inténtelo de nuevo
radio-on-linux = enciéndalo con `bluetoothctl power on` (después de `rfkill unblock bluetooth` si está bloqueado)
radio-on-mac = enciéndalo en Ajustes del Sistema, Bluetooth
radio-on-windows = enciéndalo en Configuración, Bluetooth y dispositivos
radio-start-linux = inícielo con `sudo systemctl start bluetooth` (Debian y Ubuntu: el paquete es `bluez`)
radio-start-mac = apague y encienda el Bluetooth en Ajustes del Sistema
radio-start-windows = inicie el servicio «Servicio de compatibilidad con Bluetooth»
radio-permit-linux = permítalo con `sudo usermod -aG bluetooth $USER`, y vuelva a iniciar la sesión
radio-permit-mac = permítalo para el terminal en Ajustes del Sistema, Privacidad y seguridad, Bluetooth
radio-permit-windows = permítalo en Configuración, Privacidad y seguridad, Radios
