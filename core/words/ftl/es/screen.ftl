# What the screens of the apps say.

## What a person reads first of a recording

summary-note = Nota: { $notice }
summary-see-clinician = Consulte pronto a un médico, con este informe:
summary-recorded = Registrado
summary-read = Legible
summary-rate = Frecuencia
summary-rate-mean = { $mean } de media
summary-rate-range = { $mean } de media, de { $lowest } a { $highest }
summary-heartbeats = Latidos
summary-beats =
    { $beats ->
        [one] { $beats } latido
       *[other] { $beats } latidos
    }
summary-extra-beats = Extrasístoles
summary-ectopic =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } ventricular
               *[other] { $beats } ventriculares
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } supraventricular
               *[other] { $beats } supraventriculares
            }
    }
summary-longest = Intervalo más largo
summary-between-beats = { $time } entre dos latidos

## The result of a recording

headline-nothing-recorded = No se registró nada
headline-not-analysable = No pudo leerse
headline-no-heartbeat = Ningún latido encontrado
headline-too-short = Demasiado corto para juzgar
headline-fibrillation = Ritmo irregular
headline-pauses = Pausas entre latidos
headline-extra-beats-few = Extrasístoles de vez en cuando
headline-extra-beats = Extrasístoles
headline-extra-beats-many = Muchas extrasístoles
headline-slow = Frecuencia cardíaca baja por momentos
headline-fast = Frecuencia cardíaca alta por momentos
headline-unclassified = Latidos encontrados, tipo no distinguido
headline-nothing-noticed = Nada llamativo en lo que pudo leerse

card-read = Legible
card-rate = Frecuencia cardíaca
card-rate-note = la más baja { $lowest }, media, la más alta { $highest }
card-ventricular = Ventriculares
card-supraventricular = Supraventriculares
card-fibrillation = Ritmo irregular
card-fibrillation-note = sospecha de fibrilación auricular, del tiempo leído
card-fibrillation-none = no se vio en el tiempo leído
card-fibrillation-unknown = se pudo leer muy poco para buscarla
card-pauses = Pausas de 2 s o más
card-pauses-note = intervalo más largo { $longest }
card-unknown = no pudo determinarse
# How a card is spoken: $title, $value with its unit, $note.
card-spoken = { $title }: { $value }
card-spoken-note = { $title }: { $value }. { $note }

# The list of episodes.
row-spoken = { $when }: { $title }, { $note }
events-episodes =
    { $n ->
        [one] { $n } evento
       *[other] { $n } eventos
    }
events-beats =
    { $n ->
        [one] { $n } latido señalado
       *[other] { $n } latidos señalados
    }
events-fusion =
    { $n ->
        [one] 1 de los latidos señalados es a la vez normal y precoz, y el resultado no lo cuenta como ninguno de los dos.
       *[other] { $n } de los latidos señalados son a la vez normales y precoces, y el resultado no los cuenta como ninguno de los dos.
    }

## While it records

live-rate-unit = por minuto
live-rate-said = { $n } por minuto
live-rate-by-strap = según la banda
live-rate-unknown = sin frecuencia cardíaca
live-quality-good = Señal buena
live-quality-fair = Señal regular
live-quality-unread = No se puede leer: { $reason }
live-quality-waiting = Aún sin evaluar
live-no-contact = Sin contacto
live-nothing-received = Nada recibido
live-age = última muestra hace { $time }
live-age-unknown = aún no ha llegado nada
# The same where it is heard: that it is no older than it takes to come.
live-age-now = la señal mostrada es actual
live-recorded = Registrado
live-read = Legible
live-lost = Perdido por el camino
live-lost-nothing = nada
live-lost-gaps =
    { $gaps ->
        [one] { $time } en { $gaps } hueco
       *[other] { $time } en { $gaps } huecos
    }
live-battery = Pila de la banda
live-marks = Marcado
live-marks-count =
    { $marks ->
        [one] { $marks } momento
       *[other] { $marks } momentos
    }
live-not-seen-shape = la forma de los latidos, las extrasístoles y su tipo
live-not-seen = Con esta banda no puede verse: { $what }.
live-spoken = { $rate }. { $quality }. { $age }.
# The newest signal as it is heard: $said is live-spoken, $parts what is seen in it.
trace-spoken = Últimos { $time } del ECG. { $said }
trace-spoken-seen = Últimos { $time } del ECG. { $said } En ellos: { $parts }.
trace-unread = no leído: { $time } ({ $reason })

## Strips

strip-scale = 25 mm/s · 10 mm/mV
# What a strip is said to show; the parts are the entries below.
strip-spoken = { $parts }.
strip-spoken-rate = { $n } latidos por minuto
strip-spoken-no-rate = sin frecuencia cardíaca
strip-spoken-regular = regular
strip-spoken-irregular = irregular
strip-spoken-beat-at = { $beats } en { $times }
strip-spoken-beats-between = { $beats } entre { $from } y { $to }
strip-spoken-unread = no leído de { $from } a { $to }, { $reason }
strip-spoken-marked = marcado por usted en { $times }

## Recordings

state-recording = registrándose
state-interrupted = interrumpido; puede reanudarse o terminarse
state-locked = bloqueado: sellado con otra clave
state-newer = escrito por una versión posterior: actualice Strapline
state-damaged = dañado: no puede leerse su cabecera
recording-intervals-only = solo intervalos RR
recording-spoken = { $name }, { $when }, { $length }. { $said }
# One whose name cannot be read; $id is the beginning of its id.
recording-unread = Registro { $id }
recording-spoken-brief = { $name }, { $when }, { $length }

# Straps: how well one is received, and the known one on the first screen.
strap-spoken = { $name }, { $strength }
strap-records = { $name } · registrando
strap-rests = { $name } · no conectada
strap-battery-last = Pila de la banda { $percent }, la última vez

report-page = Página { $n } del informe
exported-count =
    { $n ->
        [one] { $n } registro exportado
       *[other] { $n } registros exportados
    }

recovered-whole = «{ $name }» está completo; un cambio hecho después de terminarlo quizá no se haya conservado.
recovered-kept = «{ $name }» se detuvo sin terminarse. Se conserva hasta { $time } después de su inicio; como mucho se pierden los últimos { $lost } s antes de detenerse.
recovered-kept-somehow = «{ $name }» se detuvo sin terminarse. Se conserva; como mucho se pierden los últimos { $lost } s antes de detenerse.
recovered-nothing = «{ $name }» se detuvo sin terminarse. Aún no había llegado nada que pudiera conservarse.
recovered-unread =
    { $parts ->
        [one] Una parte anterior a su final no se puede leer.
       *[other] { $parts } partes anteriores a su final no se pueden leer.
    }

## Notifications

notify-recording-title = Strapline está registrando
notify-recording = { $rate } · { $quality } · duración: { $time }
notify-lost-title = La banda está fuera de alcance
notify-lost = El registro sigue por sí solo en cuanto vuelva la banda; el tiempo intermedio queda como un hueco.
notify-contact-title = La banda no detecta la piel
notify-contact = Humedezca los dos electrodos y apriete la banda contra el pecho. El registro sigue por sí solo; este tiempo queda como un hueco.
notify-battery-title = La pila de la banda está baja
notify-battery = Queda { $percent }: cámbiela o cárguela pronto.
notify-storage-title = El teléfono está lleno
notify-storage = Se conserva lo registrado. Libere espacio para que el registro pueda seguir.
notify-finished-title = El registro ha terminado
notify-finished = Duración: { $time }. Abra Strapline para ver el resultado.
notify-stopped-title = El registro se interrumpió
notify-stopped = El sistema cerró la aplicación. Se conserva lo registrado; abra Strapline para continuar.

## A flagged beat by itself

beat-title = Latido { $n } de { $total }
beat-kind =
    { $class ->
        [ventricular] Latido adelantado de un ventrículo
        [supraventricular] Latido adelantado de una aurícula
       *[fusion] Un latido normal y uno adelantado a la vez
    }
beat-sure = Grado de certeza: { $share }
beat-looked = La barra muestra dónde miró el modelo.
# What the person's "looks wrong" is called among the marks of the report.
beat-doubted = La persona cree que este latido ({ $class }) no se leyó bien
strip-of = { $n } de { $total }

## Trends

trend-rate = Frecuencia cardíaca
trend-ventricular = Latidos ventriculares, del total
trend-supraventricular = Latidos supraventriculares, del total
trend-fibrillation = Ritmo irregular, del tiempo leído
trend-said = Último { $last }; normalmente de { $low } a { $high }
trend-said-one = Último { $last }
trend-none = No se puede decir con lo que se leyó
trend-point = { $when }: { $value }
trend-point-little = { $point }, menos de la mitad era legible
trend-little = Hueco: menos de la mitad era legible
# A trend and two recordings beside each other, as they are heard.
trend-spoken = { $title }: { $said }. { $points }.
compared-spoken = { $title }: primer registro { $first }, segundo registro { $second }
trend-read = Leído: { $time } en { $recordings ->
        [one] { $recordings } registro
        [many] { $recordings } de registros
       *[other] { $recordings } registros
    }
