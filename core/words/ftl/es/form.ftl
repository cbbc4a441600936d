# What is printed on the report's form itself. Widths are measured by a test: see core/pdf/src/tests.rs.

form-name-missing = Nombre no indicado
form-subject-number = n.º { $id }
form-born = nac. { $date }
form-start-unknown = Hora de inicio desconocida
form-from-start = horas contadas desde el inicio
form-offset-unknown = diferencia UTC desconocida
form-lead-unknown = Derivación no descrita
form-firmware = fw { $firmware }
form-serial = n.º de serie { $serial }
form-band = banda del sensor { $low }–{ $high } Hz
form-measured-rate = { $hz } Hz medidos
form-sampling-rate = muestreo { $hz } Hz
form-drawn = trazado { $filters }
form-mains = zumbido de red de { $hz } Hz retirado
form-title = Informe de ECG, { $subject }, { $period }
form-footer = { $disclaimer } Urgencias: { $number }.
form-page = { $software } · página { $page } de { $pages }
form-footprint = modelo { $model } · registro { $recording }

form-see-clinician = Consulte pronto a un médico y muéstrele este informe:
form-notice = Sobre este registro:
form-reading = Interpretación del médico
form-signature = Fecha, firma
form-ruler = Esta barra mide 50 mm: imprimir al 100 %

form-rate-chart = Frecuencia cardíaca, por minuto
form-no-rate = Sin frecuencia: no pudieron leerse dos latidos seguidos.
form-ectopy-chart = Extrasístoles por { $time }
form-ectopy-chart-hourly = Extrasístoles por hora
form-highest-bar = barra más alta: { $beats }
form-no-ectopy = Ninguna extrasístole en el tiempo legible.
form-no-classes = Ningún latido cuyo tipo pudiera distinguirse.
form-no-beats = No se encontró ningún latido.
form-quality = Calidad de la señal
form-quality-good = buena { $share }
form-quality-fair = latidos legibles, forma dudosa { $share }
form-quality-unread = no leída { $share }

form-rate-unit = lpm
form-tile-rate = frecuencia: la más baja { $lowest }, media, la más alta { $highest } (mediana de 8 latidos)
form-tile-mean = frecuencia media; muy pocos latidos seguidos para la más baja y la más alta
form-tile-unclassified =
    { $class ->
        [ventricular] ventriculares: ningún latido cuyo tipo pudiera distinguirse
       *[supraventricular] supraventriculares: ningún latido cuyo tipo pudiera distinguirse
    }
# $pairs and $runs are pairs and form-runs.
form-tile-ectopy =
    { $class ->
        [ventricular]
            ventriculares: { $singles ->
                [one] { $singles } aislada
               *[other] { $singles } aisladas
            }, { $pairs }, { $runs }
       *[supraventricular]
            supraventriculares: { $singles ->
                [one] { $singles } aislada
               *[other] { $singles } aisladas
            }, { $pairs }, { $runs }
    }
form-runs =
    { $runs ->
        [one] { $runs } salva
       *[other] { $runs } salvas
    }
form-tile-fibrillation = sospecha de fibrilación auricular, del tiempo legible
form-tile-fibrillation-unknown = fibrilación auricular: se pudo leer muy poco para buscarla
form-tile-pauses-unit =
    { $pauses ->
        [one] pausa
       *[other] pausas
    }
form-tile-pauses = de 2 s o más; RR más largo { $longest } a las { $time }
# Where nobody knows at what time of day the recording began: $time is a length, "0:12:31".
form-tile-pauses-from-start = de 2 s o más; RR más largo { $longest }, { $time } tras el inicio
form-tile-pauses-unknown = pausas: no pudieron leerse dos latidos seguidos

form-table-ectopic = extrasístoles
form-table-beats = latidos
form-table-share = del total
form-table-per-hour = por hora
form-table-single = aisladas
form-table-pairs = parejas
form-table-runs = salvas
form-table-longest-run = salva más larga
form-table-fastest-run = salva más rápida
form-table-bigeminy = bigemin.
form-table-trigeminy = trigemin.
form-table-run =
    { $beats ->
        [one] { $beats } latido, { $time }
       *[other] { $beats } latidos, { $time }
    }
form-table-rhythm = ritmo
form-table-episodes = episodios
form-table-readable-time = tiempo legible
form-table-of-time = del tiempo leído
form-table-longest = el más largo
form-table-when = cuándo
form-table-median-rate = mediana
form-row-fibrillation = sospecha de fibrilación auricular
form-row-pauses-2 = pausas de 2,0 s o más
form-row-pauses-3 = de ellas, de 3,0 s o más

form-hours = Hora a hora
form-hours-hour = hora
form-hours-beats = latidos
form-hours-lowest = mínima
form-hours-mean = media
form-hours-highest = máxima
form-hours-pauses = pausas
form-hours-longest = RR máx.
form-hours-fibrillation = FA
form-hours-read = leído

form-marks = Marcado por la persona
form-marks-said = dicho
form-marks-seen = lo que mostraba el trazado alrededor

form-strips = Lo que se vio
form-strip-note = { $note } · 25 mm/s · 10 mm/mV
form-strip-legend = N latido de tipo normal, S supraventricular, V ventricular, F fusión, Q tipo no distinguido (clases AAMI). Barra bajo un latido: dónde miró el modelo. Rayado: no leído. Marcas: segundos enteros. Pulso de calibración: 1 mV, 200 ms.
form-hatched = rayado desde { $time }: { $reason }
form-hatched-from-start = rayado desde { $time } tras el inicio: { $reason }
form-more-hatched =
    { $stretches ->
        [one] y { $stretches } tramo corto más que no se leyó
       *[other] y { $stretches } tramos cortos más que no se leyeron
    }
# $levels is a list of heights in millivolts.
form-leaves-the-paper = El trazado sale del papel en las puntas de flecha: llega a { $levels }.

form-method = Cómo se midió
form-method-rates = Las frecuencias son medianas de 8 intervalos RR; la media es la de todos los intervalos. Las proporciones de latidos se refieren a los clasificados, las de tiempo a lo que pudo leerse. Alrededor de una marca se miraron { $before } s antes y { $after } s después. Los datos completos están en el archivo de análisis de este registro.
form-method-figures = Medido con este mismo modelo (huella abajo) en registros públicos, como pide ANSI/AAMI EC57: con un margen de 150 ms y sin contar los primeros cinco minutos de cada registro. Junto a cada cifra está la orden que la mide de nuevo.
form-method-screen = Medido con este mismo modelo (huella abajo) en registros públicos, como pide ANSI/AAMI EC57: con un margen de 150 ms y sin contar los primeros cinco minutos de cada registro. El PDF da para cada cifra la orden que la mide de nuevo.
form-method-unmeasured = Este modelo (huella abajo) no se ha medido en registros públicos: no se sabe con qué frecuencia acierta.
form-method-no-model = Sin modelo no se midió nada en registros públicos.
form-limits = Lo que no puede verse
form-versions = Software, modelo y registro
form-model = Modelo { $name }, huella { $hash }
form-model-missing = No se cargó ningún modelo: los latidos no se distinguieron por tipo.
form-recording = Registro, huella { $hash }

# What is recorded of a heart; the first letter is made a capital where it begins a line.
lead-chest-strap = una derivación, banda pectoral
lead-unnamed = una derivación, sin nombre en el archivo
lead-named = una derivación, «{ $name }» en el archivo
lead-of-several =
    { $leads ->
        [one] una derivación de { $leads }, «{ $name }» en el archivo
       *[other] una derivación de { $leads }, «{ $name }» en el archivo
    }
band = { $low }–{ $high } Hz
band-from = desde { $low } Hz

# Measured figures: the names as core/score/figures.toml has them.
figure-beats = Latidos encontrados, MIT-BIH Arrhythmia Database sin sus 4 registros con marcapasos, la mitad de los demás vistos al ajustar: sensibilidad / valor predictivo positivo
figure-beats-strap = Los mismos como los daría una banda pectoral (130 Hz, 0,7–40 Hz)
figure-noise-6 = Latidos encontrados, MIT-BIH Noise Stress Test, movimiento de electrodos la mitad de fuerte que la señal (6 dB): F1
figure-noise-0 = Los mismos, tan fuerte como la señal (0 dB): F1
figure-noise-minus-6 = Los mismos, el doble de fuerte que la señal (-6 dB): F1
figure-r-peaks = Picos R, MIT-BIH Arrhythmia Database: distancia absoluta media a la referencia
figure-rate = Frecuencia cardíaca, MIT-BIH Arrhythmia Database: error absoluto medio
figure-ventricular = Extrasístoles ventriculares, 22 registros MIT-BIH que ningún ajuste ha visto: sensibilidad / valor predictivo positivo
figure-supraventricular = Extrasístoles supraventriculares, los mismos 22 registros: sensibilidad / valor predictivo positivo
figure-fibrillation = Fibrilación auricular, marcas de ritmo MIT-BIH, por duración: sensibilidad / especificidad
figure-per-minute = { $n } por minuto

fitted-on =
    { $database }, { $preparation }: { $records ->
        [one] { $records } registro
       *[other] { $records } registros
    }, { $beats ->
        [one] { $beats } latido
       *[other] { $beats } latidos
    }, peso { $weight }
fitted-mitdb-ds1 = MIT-BIH Arrhythmia Database, DS1
fitted-svdb = MIT-BIH Supraventricular Arrhythmia Database
fitted-cinc2017-fibrillation = CinC Challenge 2017, trazados etiquetados como fibrilación auricular
fitted-cinc2017-normal = CinC Challenge 2017, trazados etiquetados como normales
fitted-native = tal como se registraron
fitted-repeated = cada uno repetido una y otra vez
fitted-strap = como los daría una banda pectoral
fitted-ectopic = recompuestos con un { $share } de latidos supraventriculares

# The recording of `strapline demo`.
demo-subject = Registro sintético
demo-device = hecho por strapline demo
demo-written = Este registro es sintético: no se registró a nadie. Se han escrito
demo-report = el informe para el médico
demo-recording = el registro
demo-found = todo lo que se encontró
