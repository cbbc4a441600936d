# Files that were refused or read with a remark: what exactly is wrong in them, and what to do. Fields and parts of a format
# are called as its users call them. A text from the file is put between quotation marks by the sentence.

## Any file

file-not-regular = no es un archivo corriente
file-folder = esto es una carpeta
file-archive = esto es un archivo comprimido
file-bdf = los archivos BDF no se leen
file-signals-alone = un archivo de señal necesita su cabecera al lado
file-rate-unsaid = el archivo no indica su frecuencia de muestreo
# $columns are the names of the columns, each between quotation marks.
file-rate-unsaid-columns = el archivo no indica su frecuencia de muestreo, y ninguna de sus columnas es un tiempo: { $columns }
file-unit-unsaid = el archivo no indica su unidad
# $samples is some millions.
file-unstored = se anuncian { $samples } muestras que ningún archivo contiene
# Written: channels of different rates.
file-rates-differ = { $channel } tiene { $hz } Hz en un registro de { $whole } Hz

## Tables as text

file-utf-16 = el texto está en UTF-16
file-no-text = esto no es texto
file-no-table = en este texto no hay ninguna tabla de números
# $one and $other are file-parted or file-parted-decimal.
file-two-ways = las celdas pueden estar separadas por { $one } o por { $other }
file-parted =
    { $by ->
        [comma] comas
        [semicolon] puntos y coma
        [tab] tabuladores
        [blank] espacios
       *[none] nada (una sola columna)
    }
file-parted-decimal = { $parted } (con comas decimales)
file-units-unsaid = varias columnas no tienen unidad: { $columns }
file-times-only = la tabla tiene tiempos y ninguna señal
# $cell is what stands in a cell.
file-no-number = «{ $cell }» no es un número
file-no-time = «{ $cell }» no es un tiempo
file-time-back = el tiempo «{ $cell }» es anterior al de la fila de arriba
file-cells =
    { $cells ->
        [one] { $cells } celda en una tabla de { $columns } columnas
       *[other] { $cells } celdas en una tabla de { $columns } columnas
    }
file-times-unit = la columna «{ $column }» no dice si sus tiempos son s, ms, us o ns
file-times-uneven = los tiempos de «{ $column }» son demasiado irregulares para medir con ellos la frecuencia
file-times-contradict = los tiempos de «{ $column }» van a { $measured } Hz y la frecuencia indicada es de { $given } Hz

## MATLAB matrices

file-matrix-header-cut = el archivo termina dentro de la cabecera de la matriz
file-matrix-not-level-4 = esto no es una matriz de MATLAB de nivel 4 con números little-endian
file-matrix-level-5 = las matrices de MATLAB de nivel 5 y posteriores no se leen
file-matrix-cut = la matriz tiene { $rows } filas y { $columns } columnas, que el archivo no contiene

## EDF

file-header-cut = el archivo termina dentro de su cabecera
file-header-only = no hay más que la cabecera
file-not-edf = esto no es un archivo EDF: no empieza como tal
file-header-length =
    { $signals ->
        [one] una cabecera de { $bytes } bytes no corresponde a { $signals } señal
       *[other] una cabecera de { $bytes } bytes no corresponde a { $signals } señales
    }
file-record-lasts = un registro de datos dura { $seconds } s
file-records-empty = los registros de datos están vacíos
file-records-fewer =
    { $claimed ->
        [one] la cabecera anuncia { $claimed } registro de datos y el archivo contiene { $held }
       *[other] la cabecera anuncia { $claimed } registros de datos y el archivo contiene { $held }
    }
file-signal-empty = la señal «{ $signal }» no tiene ninguna muestra en un registro de datos
file-signal-no-range = la señal «{ $signal }» no tiene un rango con el que convertirla
file-annotations-only = el archivo contiene anotaciones y ninguna señal
file-annotation-no-time = una anotación empieza en «{ $given }», que no es un tiempo
file-record-no-onset = el registro de datos { $record } de un registro interrumpido no dice cuándo empieza
file-record-early = el registro de datos empieza a los { $seconds } s, antes de que terminara el anterior

## WFDB

file-no-record-line = esta cabecera no tiene línea de registro (record line)
file-no-signal-count = la línea de registro (record line) no dice cuántas señales hay
file-signal-lines-cut =
    { $expected ->
        [one] la cabecera anuncia { $expected } línea de señal y termina después de { $found }
       *[other] la cabecera anuncia { $expected } líneas de señal y termina después de { $found }
    }
file-segment-lines-cut =
    { $expected ->
        [one] la cabecera anuncia { $expected } línea de segmento y termina después de { $found }
       *[other] la cabecera anuncia { $expected } líneas de segmento y termina después de { $found }
    }
file-no-rate = «{ $given }» no es una frecuencia de muestreo
file-no-gain = «{ $given }» no es una ganancia
file-baseline-open = el paréntesis de la línea de base no está cerrado
file-no-sample-count = la línea de segmento no dice cuántas muestras hay
file-no-signal-format = la línea de señal no dice en qué formato están guardadas las muestras
file-frame-empty = una trama no tiene muestras
file-flac = el formato de señal { $format } (FLAC) no se lee: guarde el registro en el formato 16
file-no-format = el formato de señal { $format } no existe
file-leads-out = «{ $name }» lleva fuera de la carpeta en la que está la cabecera
# $field is one of file-field-...
file-no-field-number = { $field } «{ $given }» no es un número que encaje
file-field-signals = el número de señales
file-field-segments = el número de segmentos
file-field-samples = el número de muestras
file-field-frame-samples = el número de muestras por trama
file-field-records = el número de registros de datos
file-field-header-length = la longitud de la cabecera
file-field-record-length = la duración de un registro de datos
file-field-physical-minimum = el mínimo físico
file-field-physical-maximum = el máximo físico
file-field-digital-minimum = el mínimo digital
file-field-digital-maximum = el máximo digital
file-field-rate = la frecuencia de muestreo
file-field-format = el formato de señal
file-field-offset = el desplazamiento en bytes
file-field-skew = el desfase (skew)
file-field-gain = la ganancia
file-field-baseline = la línea de base
file-field-resolution = la resolución del convertidor
file-field-zero = el cero del convertidor
file-field-initial = el valor inicial
file-field-checksum = la suma de comprobación
file-field-block = el tamaño de bloque
file-no-signal = esta cabecera no describe ninguna señal
file-mixed-formats = las señales de { $file } tienen formatos o desplazamientos distintos
file-signals-missing = la cabecera nombra el archivo de señal { $file }, que no está
file-samples-fewer =
    { $claimed ->
        [one] la cabecera { $header } anuncia { $claimed } muestra por señal y este archivo contiene { $held }
       *[other] la cabecera { $header } anuncia { $claimed } muestras por señal y este archivo contiene { $held }
    }
file-segment-nested = un segmento no puede tener a su vez segmentos
file-segment-rate = este segmento tiene { $hz } Hz en un registro de { $whole } Hz
file-listed-missing = el registro «{ $record }» está en la lista y en esta carpeta no hay ningún { $header }.hea
file-annotation-detail-first = el detalle de una anotación viene antes de cualquier anotación
file-annotation-before = una anotación está antes de la primera muestra del registro
file-annotation-code = no existe el código de anotación { $code }
file-annotations-cut = las anotaciones terminan sin marca de fin
# Written.
file-record-name = «{ $name }» no puede ser el nombre de un registro
file-format-unwritten = el formato { $format } no se escribe
file-annotation-order = la anotación en la muestra { $sample } viene después de una posterior
file-annotation-long = la anotación en la muestra { $sample } tiene una observación de más de 255 bytes

## What to do, said after what is wrong

file-do-again = el archivo está dañado o no es lo que dice su nombre: cópielo o expórtelo de nuevo
file-do-path = dé la ruta de un registro
file-do-one-inside = dé uno de los registros que contiene
file-do-unpack = descomprímalo y dé el registro que contiene
file-do-edf = conviértalo a EDF
file-do-save-v4 = guárdela con `save -v4`
file-do-save-v4-or-csv = guárdela con `save -v4` o expórtela como CSV
file-do-header-beside = ponga el archivo .hea en la misma carpeta
file-do-beside = póngalo junto a la cabecera
file-do-utf-8 = guárdelo como UTF-8
file-do-formats = dé un registro en WFDB, EDF, MAT o CSV
file-do-csv = dé un archivo CSV con una fila por muestra
file-do-samples-too = exporte también las muestras
file-do-line = quite la línea (las marcas de tiempo conservan el hueco) o exporte de nuevo el registro
file-do-cut-gap = corte el registro en su hueco largo o corrija la cabecera
file-do-with-recording = dé el archivo con el propio registro
file-do-nothing = el registro solo contiene anotaciones: no hay nada que analizar en él
file-do-list = añada el registro o quítelo de la lista
file-do-one-channel = escriba cada canal en un archivo propio
file-do-no-blanks = elija un nombre sin espacios
file-do-format = elija el formato 16 o 212
file-do-shorten = los archivos de anotaciones no pueden contenerla: acorte u ordene la lista
file-do-give-rate = indique la frecuencia en hercios
file-do-give-deciding-rate = indique la frecuencia en hercios, que lo decide
file-do-give-right-rate = indique la frecuencia correcta o quite esa columna
file-do-give-unit = diga si son mV, uV o V
file-do-give-channel = diga cuál se debe leer
file-do-give-delimiter = diga qué hay entre las celdas

## Notes: what was inferred, corrected or odd in a file that was read

file-note = nota: { $note }
file-note-given = la frecuencia ({ $hz } Hz) y la unidad ({ $unit }) son las indicadas
file-note-rate-asked = el archivo indica { $hz } Hz; leído como { $asked } Hz, según lo pedido
file-note-unit-asked = «{ $channel }» indica { $unit }; leído como { $asked }, según lo pedido
# $channels are those that there are, numbered from 1.
file-note-channel = se analizó el canal { $channel }; hay { $channels }
# $unit and $fits are uV, mV or V.
file-note-unit-fits = leídas en { $unit }, las alturas no son las de un ECG; leídas en { $fits }, lo serían
file-note-columns = { $columns } columnas, separadas por { $parted }
file-note-decimal-commas = los números llevan coma decimal
file-note-no-names = las columnas no tienen nombre
file-note-first-count = las columnas no tienen nombre; la primera crece de forma constante y se leyó como cuenta de muestras
file-note-first-time = las columnas no tienen nombre; la primera crece de forma constante y se leyó como tiempo
file-note-named-time = «{ $column }» crece de forma constante y se leyó como tiempo
file-note-named-count = «{ $column }» crece de forma constante y se leyó como número de muestra
file-note-rate-measured = frecuencia de muestreo { $hz } Hz, medida por los tiempos
file-note-rate-differs = los tiempos de «{ $column }» van a { $measured } Hz; leído a { $given } Hz, la frecuencia indicada
file-note-rate-lines = frecuencia de muestreo { $hz } Hz, según las primeras líneas del archivo
file-note-uneven = los tiempos son irregulares (¿tiempos de llegada?): se contaron las muestras, y un retraso de un segundo es un hueco
file-note-unused = «{ $column }» no se usó: «{ $other }» tiene el tiempo
# $seconds is their length together.
file-note-gaps =
    { $gaps ->
        [one] { $gaps } hueco, { $seconds } s en total, según los tiempos
       *[other] { $gaps } huecos, { $seconds } s en total, según los tiempos
    }
file-note-no-value =
    { $samples ->
        [one] { $samples } muestra de «{ $column }» no tiene valor
       *[other] { $samples } muestras de «{ $column }» no tienen valor
    }
# $unit is s, ms, us or ns.
file-note-times-read = los tiempos de «{ $column }» se leyeron como { $unit }
file-note-no-start = el comienzo, «{ $given }», no es una hora con fecha: se omitió
file-note-start-unsaid = la cabecera no dice cuándo empezó el registro
file-note-start-day-unsaid = el registro empezó a las { $time }, un día que la cabecera no indica
file-note-start-wrong = el comienzo en la cabecera, { $given }, no es un tiempo: se omitió
file-note-length-unsaid =
    { $records ->
        [one] la cabecera no dice cuánto dura el registro: { $records } registro de datos
       *[other] la cabecera no dice cuánto dura el registro: { $records } registros de datos
    }
file-note-rest =
    { $bytes ->
        [one] se ignoró { $bytes } byte después del último registro de datos
       *[other] se ignoraron { $bytes } bytes después del último registro de datos
    }
file-note-remarks = solo se conservaron las primeras { $remarks } observaciones
file-note-line-ignored = la línea { $line } de la cabecera y lo que sigue no pertenecen a ninguna señal y se ignoraron
file-note-rate-default = la cabecera no indica frecuencia de muestreo: { $hz } Hz, el valor por defecto del formato
file-note-gain-default = { $signal } no está calibrada: { $gain } unidades por mV, el valor por defecto del formato
file-note-unnamed = una señal sin nombre
file-note-checksum = las muestras de «{ $signal }» no dan la suma de comprobación de la cabecera ({ $found } en lugar de { $expected }): la señal se modificó después de registrarse, o se dañó
file-note-segments-sum = los segmentos suman { $samples } muestras por señal; la cabecera indica { $claimed }
# $note is another note.
file-note-segment = segmento { $segment }: { $note }
file-note-synthetic = sintético: no se registró a ninguna persona
