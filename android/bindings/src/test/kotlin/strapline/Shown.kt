package strapline

import java.lang.reflect.Modifier
import kotlin.math.abs
import kotlin.math.floor

/** What a screen shows as lines of text, as `tests/shown/mod.rs` writes it: whatever a record has in it, by name. */
object Shown {
    private val id = Regex("[0-9a-f]{32}")

    fun lines(name: String, shown: Any?): String = when {
        shown is List<*> && shown.isNotEmpty() ->
            shown.withIndex().joinToString("") { (n, element) -> "$name.$n: ${onALine(element)}\n" }
        isLeaf(shown) -> "$name: ${onALine(shown)}\n"
        else -> members(shown!!).joinToString("") { (member, value) -> lines("$name.$member", value) }
    }

    private fun isLeaf(value: Any?): Boolean =
        value == null || value is String || value is Number || value is ULong || value is Boolean || value is Enum<*> ||
            value is ByteArray || value is List<*>

    private fun onALine(value: Any?): String = when (value) {
        null -> "-"
        is String -> if (id.matches(value)) "id" else "\"${value.replace("\n", "\\n")}\""
        is Double -> thousandths(value)
        is Float -> thousandths(value.toDouble())
        is Enum<*> -> value.name.lowercase().replace("_", "")
        is ByteArray -> "#${Wire.fnv(value)}"
        is List<*> -> value.joinToString(", ", "[", "]") { onALine(it) }
        is Number, is ULong, is Boolean -> value.toString()
        else -> members(value).joinToString(", ", "{", "}") { (name, member) -> "$name: ${onALine(member)}" }
    }

    /** Every member of a record, by name. */
    private fun members(record: Any): List<Pair<String, Any?>> {
        val fields = record.javaClass.declaredFields.filter { !Modifier.isStatic(it.modifiers) }
        check(fields.isNotEmpty()) { "${record.javaClass} is no record" }
        return fields.map { field ->
            field.isAccessible = true
            field.name.lowercase() to field.get(record)
        }.sortedBy { it.first }
    }

    private fun thousandths(value: Double): String {
        check(value.isFinite()) { "no number is shown" }
        val all = floor(abs(value) * 1000.0 + 0.5).toLong()
        return (if (value < 0.0) "-" else "") + "${all / 1000}.${"%03d".format(all % 1000)}"
    }
}
