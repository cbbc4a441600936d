# What a report says. Never a diagnosis, never that something unread is normal, and what was seen is said together
# with how much could be read.

## The verdict: one plain sentence

verdict-nothing-recorded = No se registró nada.
# $reasons is a list of reasons (reason-...).
verdict-not-analysable = No analizable: no pudo leerse nada del registro ({ $recorded }; { $reasons }). No puede decirse nada del ritmo cardíaco.
verdict-no-heartbeat = No se encontró ningún latido en el tiempo legible ({ $read }). No puede decirse nada del ritmo.
verdict-too-short =
    Demasiado breve para valorar el ritmo: { $beats ->
        [one] { $beats } latido
       *[other] { $beats } latidos
    } en el tiempo legible ({ $read }).
verdict-little-read = Solo pudo leerse el { $share } del registro.
# $found is a list of findings (found-...), with a capital letter.
verdict-found = { $found }.
# $absent is a list of what was not seen (absent-...); the sentence gets a capital letter.
verdict-absent = En el tiempo legible ({ $read }) no se vio { $absent }.

found-fibrillation =
    sospecha de fibrilación auricular en el { $share } del tiempo leído ({ $episodes ->
        [one] { $episodes } episodio, { $longest }
       *[other] { $episodes } episodios, el más largo { $longest }
    })
found-fibrillation-unshared =
    sospecha de fibrilación auricular ({ $episodes ->
        [one] { $episodes } episodio, { $longest }
       *[other] { $episodes } episodios, el más largo { $longest }
    })
found-pauses =
    { $pauses ->
        [one] { $pauses } pausa
       *[other] { $pauses } pausas
    } de 2 s o más
found-pauses-longest =
    { $pauses ->
        [one] { $pauses } pausa
       *[other] { $pauses } pausas
    } de 2 s o más, la más larga { $longest }
found-slow = frecuencia cardíaca baja durante { $time }
found-slow-rate = frecuencia cardíaca baja durante { $time }, la más baja { $rate }
found-fast = frecuencia cardíaca alta durante { $time }
found-fast-rate = frecuencia cardíaca alta durante { $time }, la más alta { $rate }
found-none-classified = no pudo distinguirse el tipo de los latidos
found-few-classified = no pudo distinguirse el tipo de la mayoría de los latidos

ectopic-beats =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } extrasístole ventricular
               *[other] { $beats } extrasístoles ventriculares
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } extrasístole supraventricular
               *[other] { $beats } extrasístoles supraventriculares
            }
    }
# $beats is ectopic-beats, and so below.
ectopy-shared = { $beats } ({ $share })
ectopy-all-single = { $beats }, todas aisladas
# $groups is a list of pairs and ectopy-runs.
ectopy-in-groups = { $beats }, todas agrupadas: { $groups }
ectopy-mixed =
    { $beats }: { $singles ->
        [one] { $singles } aislada
       *[other] { $singles } aisladas
    }, { $groups }
pairs =
    { $pairs ->
        [one] { $pairs } pareja
       *[other] { $pairs } parejas
    }
# $beats and $rate are of the longest run.
ectopy-runs =
    { $runs ->
        [one] { $runs } salva ({ $beats } latidos a { $rate })
       *[other] { $runs } salvas (la más larga { $beats } latidos a { $rate })
    }
ectopy-phases = { $beats }, por momentos { $phases }
phase-bigeminy = uno de cada dos latidos durante { $time }
phase-trigeminy = uno de cada tres latidos durante { $time }

absent-ectopic-beat = ninguna extrasístole
absent-ventricular-beat = ningún latido ventricular
absent-supraventricular-beat = ningún latido supraventricular
absent-run = ninguna salva
absent-fibrillation = ninguna fibrilación auricular
absent-pause = ninguna pausa de 2 s o más

## What stands behind it

remark-no-samples = El registro no contiene ninguna muestra.
remark-all-read = Pudo leerse todo el registro ({ $recorded }).
remark-read = Tiempo leído: { $read } ({ $share }) de { $recorded }.
# $reasons is a list of reasons, each with its time.
remark-not-read = No leído: { $reasons }.
remark-unclassified =
    { $beats ->
        [one] No pudo distinguirse el tipo de { $beats } latido ({ $share }).
       *[other] No pudo distinguirse el tipo de { $beats } latidos ({ $share }).
    }
remark-fusion =
    { $beats ->
        [one] { $beats } fusión de un latido normal y uno ventricular.
       *[other] { $beats } fusiones de un latido normal y uno ventricular.
    }
remark-early-beats =
    { $beats ->
        [one] { $beats } latido precoz durante una sospecha de fibrilación auricular no se cuenta como extrasístole.
       *[other] { $beats } latidos precoces durante una sospecha de fibrilación auricular no se cuentan como extrasístoles.
    }
remark-no-heartbeat = En { $time } del tiempo leído no se encontró ningún latido; lo más largo, desde { $at } durante { $longest }: una pausa sin final en la señal legible, o latidos demasiado pequeños para encontrarlos.
remark-too-short-for-fibrillation = Demasiado corto para decir que no hubo fibrilación auricular: hacen falta 50 s de tiempo legible.

disclaimer = Cribado por software, no un diagnóstico. Una sola derivación: no se ven el ST, las espigas de marcapasos ni las ondas P finas.
emergency = Esto no es un aparato de vigilancia. Si tiene dolor en el pecho, se desmaya o le falta el aire, llame enseguida al { $number } (o al número de urgencias local), diga lo que diga este informe.

limit-st = No se valora el segmento ST: el filtro paso alto del sensor lo modifica.
limit-pacing = Las espigas de marcapasos son demasiado breves para esta frecuencia de muestreo: un ritmo estimulado puede parecer ventricular.
limit-fibrillation = La fibrilación auricular se juzga por la irregularidad de los intervalos RR, una vez retiradas las extrasístoles; las ondas P pequeñas se pierden en el ruido.
limit-unread = Lo que no pudo leerse queda fuera de todas las cifras. Nada que no se haya leído se califica de normal.

## Why something could not be read

reason-gap = nada recibido
reason-lead-off = sin contacto con la piel
reason-flat = señal plana
reason-clipped = fuera del rango del sensor
reason-baseline-storm = línea de base demasiado inestable
reason-muscle = ruido muscular o de movimiento
reason-mains = interferencia de la red eléctrica
reason-noise = ruido sin latidos
reason-too-short = muy poca señal entre huecos

## Beats, episodes, strips

class =
    { $class ->
        [normal] de tipo normal
        [supraventricular] supraventricular
        [ventricular] ventricular
        [fusion] fusión
       *[unclassified] sin clasificar
    }
beats-of-class =
    { $class ->
        [ventricular]
            { $beats ->
                [one] { $beats } latido ventricular
               *[other] { $beats } latidos ventriculares
            }
       *[supraventricular]
            { $beats ->
                [one] { $beats } latido supraventricular
               *[other] { $beats } latidos supraventriculares
            }
    }

sex-female = mujer
sex-male = hombre
sex-other = otro

episode-slow = frecuencia cardíaca baja
episode-fast = frecuencia cardíaca alta
episode-pause = pausa
episode-pair =
    { $class ->
        [ventricular] pareja de latidos ventriculares
       *[supraventricular] pareja de latidos supraventriculares
    }
episode-run =
    { $class ->
        [ventricular] salva de latidos ventriculares
       *[supraventricular] salva de latidos supraventriculares
    }
episode-bigeminy =
    { $class ->
        [ventricular] bigeminismo ventricular (uno de cada dos)
       *[supraventricular] bigeminismo supraventricular (uno de cada dos)
    }
episode-trigeminy =
    { $class ->
        [ventricular] trigeminismo ventricular (uno de cada tres)
       *[supraventricular] trigeminismo supraventricular (uno de cada tres)
    }
episode-fibrillation = ritmo irregular, sospecha de fibrilación auricular

strip-onset = { $episode }: inicio
strip-end = { $episode }: final
strip-single-beat =
    { $class ->
        [normal] latido aislado de tipo normal
        [supraventricular] latido supraventricular aislado
        [ventricular] latido ventricular aislado
        [fusion] fusión de un latido normal y uno ventricular
       *[unclassified] latido cuyo tipo no pudo distinguirse
    }
strip-beat-in-a-row =
    { $class ->
        [ventricular] latido ventricular, uno de varios seguidos
       *[supraventricular] latido supraventricular, uno de varios seguidos
    }
strip-slowest-rate = frecuencia más baja
strip-fastest-rate = frecuencia más alta
strip-longest-rr = intervalo RR más largo
strip-mark = marcado por la persona
strip-mark-said = marcado por la persona: «{ $words }»
strip-unreadable = no legible: { $reason }
strip-usual = el latido habitual

note-left-out = queda fuera de todas las cifras
note-rate-here = aquí { $rate }
note-no-rate = sin frecuencia
note-pause = { $time } sin latido
note-pair = { $rate } en la pareja
note-run =
    { $beats ->
        [one] { $beats } latido, { $time }, { $rate }
       *[other] { $beats } latidos, { $time }, { $rate }
    }
note-episode =
    { $beats ->
        [one] { $time }, { $beats } latido, { $rate }
       *[other] { $time }, { $beats } latidos, { $rate }
    }

# $parts is a list of the entries below.
flagged-beat = latido señalado: { $parts }
flagged-earlier = { $share } antes de lo habitual
flagged-later = { $share } después de lo habitual
flagged-rr = RR antes { $before }
flagged-rr-both = RR antes { $before }, después { $after }
flagged-amplitude = amplitud { $height }
flagged-likeness = parecido al latido habitual { $likeness }
flagged-probability =
    { $class ->
        [supraventricular] supraventricular con una probabilidad del { $share }
        [ventricular] ventricular con una probabilidad del { $share }
       *[fusion] fusión con una probabilidad del { $share }
    }

## Around a mark of the person

mark-unreadable = no pudo leerse
mark-unreadable-because = no pudo leerse ({ $reason })
mark-none-classified = ningún latido cuyo tipo pudiera distinguirse
mark-nothing-seen = no se vio ninguna extrasístole ni ningún episodio
mark-partly-readable = solo { $share } legible
mark-partly-readable-because = solo { $share } legible ({ $reason })
mark-beat-at = { $beats }, en la marca
mark-beat-before = { $beats }, { $time } antes de la marca
mark-beat-after = { $beats }, { $time } después de la marca
mark-nearest-at = { $beats }, el más cercano en la marca
mark-nearest-before = { $beats }, el más cercano { $time } antes de la marca
mark-nearest-after = { $beats }, el más cercano { $time } después de la marca

## About the recording as a whole

notice-too-large = La señal es unas 1000 veces demasiado grande para un ECG (típicamente { $typical } mV): probablemente la unidad es errónea (microvoltios leídos como milivoltios, o milivoltios como voltios). Las alturas en milivoltios no son fiables.
notice-too-small = La señal es unas 1000 veces demasiado pequeña para un ECG (típicamente { $typical } mV): probablemente la unidad es errónea (voltios leídos como milivoltios, o milivoltios como microvoltios). Las alturas en milivoltios no son fiables.
notice-range = La señal alcanza una y otra vez el mismo valor extremo: el rango del sensor era demasiado pequeño, y pueden faltar las puntas de los latidos.
notice-model-failed =
    { $beats ->
        [one] El modelo no pudo aplicarse a { $beats } latido; se contó, pero sin clasificar.
       *[other] El modelo no pudo aplicarse a { $beats } latidos; se contaron, pero sin clasificar.
    }
notice-no-beats = No se encontró ningún latido. Compruebe que la banda estaba puesta, húmeda y sobre la piel, y que el archivo contiene un ECG.

## Reasons to see a clinician soon

advice-ventricular-run =
    { $beats ->
        [one] una salva rápida de { $beats } latido ventricular ({ $rate })
       *[other] una salva rápida de { $beats } latidos ventriculares ({ $rate })
    }
advice-pauses =
    { $pauses ->
        [one] una pausa de { $longest }
       *[other] { $pauses } pausas de 3 s o más, la más larga { $longest }
    }
advice-fibrillation = sospecha de fibrilación auricular, si no se conoce ya
advice-fast-fibrillation = sospecha de fibrilación auricular con frecuencia rápida ({ $rate })
advice-supraventricular-run = una salva supraventricular de { $time } ({ $rate })
advice-frequent-ectopy =
    { $class ->
        [ventricular] el { $share } de los latidos fueron extrasístoles ventriculares
       *[supraventricular] el { $share } de los latidos fueron extrasístoles supraventriculares
    }
