# Labels of the apps' screens: what a shell shows as it stands. One line each, short enough for a narrow phone.

app-record = Registrar
app-recording = Registro
app-recordings = Registros
app-home = Inicio
app-trends = Evolución
app-settings = Ajustes
app-connect = Conectar una banda
app-connect-looking = Buscando bandas
app-connect-none = Aún no se encontró ninguna banda. Póngasela con los electrodos húmedos.
app-feel = Siento algo
app-feel-what = Anotado. ¿Qué siente?
app-stop = Parar y ver el resultado
app-result = Resultado
app-events = Eventos
app-report = Informe
app-make-report = Crear el PDF para mi médico
app-share = Compartir el PDF
app-save = Guardar
app-name = Nombre en el informe
app-birth-date = Fecha de nacimiento
app-paper = Papel
app-language = Idioma
app-how-measured = Cómo se mide
app-looked-like = Cómo se veía
app-wrong = Esto parece erróneo
app-delete = Eliminar
app-delete-ask = ¿Eliminar este registro para siempre?
app-rename = Cambiar nombre
app-export = Exportar
app-cancel = Cancelar
app-done = Listo
app-next = Siguiente
app-back = Atrás
app-resume = Continuar
app-finish = Terminar así
app-try-again = Reintentar
app-open-settings = Abrir ajustes
app-failed-text = Algo falló en la aplicación. Lo registrado se conserva.
app-analysing = Analizando
app-welcome = Su corazón, registrado en su propio teléfono
app-welcome-private = Sin cuenta ni red: los registros quedan sellados en este teléfono.
app-welcome-limits = Un cribado, no un diagnóstico. No es un aparato de vigilancia y no llama a nadie.
app-bluetooth-why = El Bluetooth hace falta para recibir la señal de la banda.
app-notify-why = Las notificaciones avisan cuando la banda está fuera de alcance.
app-rehearse = Probar con una banda simulada

# The first run
app-begin = Empezar
app-emergency = En una urgencia
app-emergency-text = Con dolor en el pecho, desmayo o falta de aire, llame enseguida a emergencias: 112 en Europa. Strapline no llama a nadie.
app-wear = Cómo llevar la banda
app-wear-wet-text = Moje con agua los dos electrodos de la cara interior.
app-wear-place-text = Ajústela ceñida sobre la piel desnuda, justo debajo del pecho, con el sensor en el centro.
app-wear-wake-text = Se activa sola al tocar la piel.
app-wear-picture-text = Imagen: una banda alrededor del torso, justo debajo del pecho, con el sensor en el centro.

# Home
app-strap-none = Aún no se conoce ninguna banda
app-search = Buscar por nombre o fecha
app-pick-day = Elegir un día
app-nothing-yet-text = Aún no hay registros. Póngase la banda y pulse el botón de arriba.
app-nothing-found-text = Ningún registro contiene eso en su nombre, fecha o resultado.
app-last-stop-text = La aplicación se cerró mientras registraba
app-exit-memory-text = El sistema necesitaba la memoria para otra cosa.
app-exit-person-text = Usted la cerró, o desactivó algo en los ajustes del sistema.
app-exit-failed-text = La aplicación falló. Es un error de sus autores.
app-exit-frozen-text = No respondió a tiempo y el sistema la cerró.
app-exit-energy-text = El sistema la cerró para ahorrar energía.
app-exit-unknown-text = El sistema no dice por qué.

# Finding a strap
app-connect-known = Su banda
app-connect-near = Bandas cercanas
app-signal-strong = señal fuerte
app-signal-fair = señal media
app-signal-weak = señal débil
app-signal-none = aún no vista
app-bluetooth-off-text = El Bluetooth está apagado. Sin él no se recibe la señal de la banda.
app-bluetooth-on = Encender el Bluetooth
app-bluetooth-none-text = Este teléfono no tiene Bluetooth Low Energy: no se puede recibir la señal de ninguna banda.
app-location-why = Este Android pide la ubicación para buscar por Bluetooth. No se mira dónde está.
app-location-off-text = La ubicación está apagada. Sin ella, este Android no encuentra dispositivos Bluetooth.
app-permission-refused-text = Sin este permiso no se recibe la señal de ninguna banda. Se puede conceder en cualquier momento en los ajustes del sistema.
app-scan-failed-text = El sistema no deja buscar a la aplicación ahora mismo. Espere medio minuto e inténtelo de nuevo.
app-allow = Permitir
app-not-now = Ahora no

# While it records
app-zoom-in = Ampliar
app-zoom-out = Reducir
app-scale-double = 25 mm/s · 10 mm/mV × 2
app-scale-half = 25 mm/s · 10 mm/mV × ½
app-feel-palpitations = Palpitaciones
app-feel-skipped = Un latido saltado
app-feel-dizzy = Mareo
app-feel-breath = Falta de aire
app-feel-chest = Dolor en el pecho
app-feel-other = Otra cosa
app-marked = Anotado
app-stop-short = Parar
app-stopping = Terminando el registro
app-rehearsal-text = Banda simulada: este no es su corazón.
app-rehearsal = Banda simulada
app-channel-recording = Registro
app-channel-alerts = Banda y almacenamiento

# The result, events, report
app-no-events-text = Ningún evento ni latido señalado en lo que se pudo leer.
app-flagged-beats = Latidos señalados
app-step-beats = Recorrer los latidos
app-reasons = Por qué se señaló
app-previous = Anterior
app-following = Siguiente
app-wrong-noted = Anotado; consta en el informe
app-read-anew = Analizar de nuevo
app-id = Número de historia
app-sex = Sexo
app-sex-female = Femenino
app-sex-male = Masculino
app-sex-other = Otro
app-not-given = No indicado
app-paper-a4 = A4
app-paper-letter = Carta (US)
app-print = Imprimir
app-saved = Guardado
app-born-how-text = Año, mes y día, por ejemplo 1961-03-12

# Trends
app-two-weeks = 2 semanas
app-three-months = 3 meses
app-all = Todo
app-by-recording = Por registro
app-by-day = Por día
app-compare = Comparar dos registros
app-compare-first = Primer registro
app-compare-second = Segundo registro
app-trends-empty-text = Nada que mostrar aún: abra primero el resultado de un registro para que se analice.

# Settings
app-profile = Sobre usted
app-privacy = Privacidad
app-language-phone = Como el teléfono
app-emergency-number = Número de emergencias
app-units = Unidades
app-amplitude = Amplitud de un latido
app-amplitude-millivolt = mV
app-amplitude-millimetre = mm a 10 mm/mV
app-interval = Intervalo entre latidos
app-interval-by-length = ms o s, según la duración
app-interval-millisecond = ms
app-interval-second = s
app-units-text = Así en resultados, latidos e informes. Las frecuencias siguen por minuto y el papel, a 25 mm/s y 10 mm/mV.
app-export-all = Exportar todos los registros
app-export-all-text = Escribe cada registro como tabla en una carpeta que usted elige. Quien tenga la carpeta puede leerla.
app-erase-all = Borrar todo
app-erase-all-text = Elimina cada registro, cada resultado, sus datos y la clave. No se puede deshacer. Los archivos exportados o compartidos quedan donde están.
app-erased = Todo está borrado
app-exported = Exportado
app-backup = Incluir en la copia de seguridad
app-backup-text = Sellados, con una clave que se queda en este teléfono: en otro teléfono no se pueden leer.
app-lock = Proteger con bloqueo de pantalla
app-lock-none-text = Este teléfono no tiene bloqueo de pantalla. Configure primero uno en los ajustes del sistema.
app-locked-text = Strapline está bloqueada. Un registro sigue mientras tanto.
app-unlock = Desbloquear
app-background = Registrar toda la noche
app-background-limited-text = El sistema puede cerrar la aplicación por la noche para ahorrar energía. Permítale funcionar en segundo plano sin límites.
app-background-free-text = El sistema deja funcionar la aplicación en segundo plano sin límites.
app-key-lost = La clave ya no está
app-key-lost-text = El teléfono ya no da la clave con la que están sellados los registros, por ejemplo tras cambiar de teléfono. Se conservan sellados y no se pueden leer sin ella. Los nuevos registros tendrán una clave nueva.
app-new-key = Seguir con una clave nueva

# How it was measured
app-figures = En registros públicos
app-limits = Lo que no puede ver
app-fitted-on = De qué aprendió el modelo
app-versions = Versiones
app-licences = Licencias
