package strapline

import java.io.File

/** The workspace's root. */
val root = File(System.getProperty("root") ?: "../..")

/** The golden fixtures: `tests/golden/README.md` says what they are. */
val golden = File(root, "tests/golden")

/** Sessions as lines of text, read and written as `tests/wire/mod.rs` does. */
object Wire {
    fun moment(line: String): Moment {
        val (steady, wall) = line.split(' ')
        return Moment(steady.toULong(), wall.toLong())
    }

    fun verb(line: String): String = line.split(' ')[2]

    fun rest(line: String): String = line.split(' ', limit = 4).getOrElse(3) { "" }

    fun input(verb: String, rest: String): SensorInput {
        val fields = rest.split(' ')
        return when (verb) {
            "seen" -> SensorInput.Seen
            "connected" -> SensorInput.Connected
            "services" -> SensorInput.ServicesFound(fields.map(::service))
            "mtu" -> SensorInput.MtuSet(rest.toUShort())
            "bonded" -> SensorInput.Bonded
            "read-answer" -> SensorInput.ReadAnswer(fields[0], unhex(fields[1]))
            "write-done" -> SensorInput.WriteDone(fields[0])
            "subscribed" -> SensorInput.Subscribed(fields[0])
            "unsubscribed" -> SensorInput.Unsubscribed(fields[0])
            "failed" -> SensorInput.Failed(command(fields.drop(1)), error(fields[0]))
            "notification" -> SensorInput.Notification(fields[0], unhex(fields[1]))
            "disconnected" -> SensorInput.Disconnected(if (rest == "-") null else error(rest))
            "tick" -> SensorInput.Tick
            else -> throw IllegalArgumentException(verb)
        }
    }

    private fun service(field: String): Service {
        val (service, characteristics) = field.split('=')
        return Service(service, characteristics.split(','))
    }

    private fun error(text: String): LinkError {
        val value = text.substringAfter(':', "")
        return when (text.substringBefore(':')) {
            "att" -> LinkError.Att(value.toUByte())
            "status" -> LinkError.Status(value.toInt())
            "timed-out" -> LinkError.TimedOut
            "not-connected" -> LinkError.NotConnected
            "not-found" -> LinkError.NotFound
            "not-supported" -> LinkError.NotSupported
            "radio-off" -> LinkError.RadioOff
            "not-permitted" -> LinkError.NotPermitted
            else -> throw IllegalArgumentException(text)
        }
    }

    private fun command(fields: List<String>): Command = when (fields[0]) {
        "scan" -> Command.Scan
        "stop-scan" -> Command.StopScan
        "connect" -> Command.Connect
        "reconnect-after" -> Command.ReconnectAfter(fields[1].toULong())
        "discover" -> Command.DiscoverServices
        "request-mtu" -> Command.RequestMtu(fields[1].toUShort())
        "bond" -> Command.Bond
        "read" -> Command.Read(fields[1])
        "write" -> Command.Write(fields[1], unhex(fields[2]), fields[3] == "1")
        "subscribe" -> Command.Subscribe(fields[1], fields[2] == "1")
        "unsubscribe" -> Command.Unsubscribe(fields[1])
        "disconnect" -> Command.Disconnect
        else -> throw IllegalArgumentException(fields[0])
    }

    fun asked(asked: Asked): String = asked.commands.joinToString("") { "> ${text(it)}\n" }

    private fun text(command: Command): String = when (command) {
        is Command.Scan -> "scan"
        is Command.StopScan -> "stop-scan"
        is Command.Connect -> "connect"
        is Command.ReconnectAfter -> "reconnect-after ${command.ms}"
        is Command.DiscoverServices -> "discover"
        is Command.RequestMtu -> "request-mtu ${command.v1}"
        is Command.Bond -> "bond"
        is Command.Read -> "read ${command.characteristic}"
        is Command.Write ->
            "write ${command.characteristic} ${hex(command.bytes)} ${if (command.withResponse) 1 else 0}"
        is Command.Subscribe -> "subscribe ${command.characteristic} ${if (command.indications) 1 else 0}"
        is Command.Unsubscribe -> "unsubscribe ${command.characteristic}"
        is Command.Disconnect -> "disconnect"
    }

    fun update(it: SessionUpdate): String {
        val beat = it.beats.lastOrNull()
        val trace = it.trace
        return "= " + listOf(
            "${it.at.steadyMs}",
            name(it.state),
            "rec:${if (it.recording != null) 1 else 0}",
            name(it.kind),
            name(it.signal),
            "bpm:${bits(it.bpm)}",
            "strap:${it.strapBpm ?: "-"}",
            "second:${it.gradedSecond ?: "-"}",
            when (val grade = it.grade) {
                null -> "-"
                is Grade.Good -> "good"
                is Grade.Fair -> "fair"
                is Grade.Unusable -> name(grade.v1)
            },
            "beats:${it.beats.size}/${it.beatCount}",
            "r:${bits(beat?.position)}",
            "rr:${bits(beat?.rrMs)}",
            "episodes:${it.episodes.size}/${it.episodeCount}",
            name(it.contact),
            "battery:${it.battery ?: "-"}",
            "age:${it.ageMs ?: "-"}",
            "recorded:${bits(it.recordedS)}",
            "analysed:${bits(it.analysedS)}",
            "missing:${it.missing.gaps}/${it.missing.samples}/${it.missing.uncertain}/${it.missing.lastFirst ?: "-"}",
            "marks:${it.marks}",
            "hz:${bits(it.nominalHz)}/${bits(it.measuredHz)}",
            "trace:" + if (trace == null) "-" else "${trace.first}/${trace.end}/${trace.columns}/${fnv(trace.minMax)}",
            "firmware:${it.device.firmware ?: "-"}",
            "advice:${it.advice.joinToString("|")}",
        ).joinToString(" ") + "\n"
    }

    private fun name(value: Enum<*>?): String = value?.name?.lowercase()?.replace("_", "") ?: "-"

    private fun bits(value: Float?): String = value?.let { "%08x".format(it.toRawBits()) } ?: "-"

    private fun bits(value: Double?): String = value?.let { "%016x".format(it.toRawBits()) } ?: "-"

    /** FNV-1a, 32 bits. */
    fun fnv(bytes: ByteArray): String {
        val hash = bytes.fold(0x811c9dc5u) { hash, byte -> (hash xor byte.toUByte().toUInt()) * 0x01000193u }
        return "%08x".format(hash.toInt())
    }

    private fun hex(bytes: ByteArray): String =
        if (bytes.isEmpty()) "-" else bytes.joinToString("") { "%02x".format(it) }

    fun unhex(text: String): ByteArray =
        if (text == "-") ByteArray(0) else ByteArray(text.length / 2) { text.substring(2 * it, 2 * it + 2).toInt(16).toByte() }
}
