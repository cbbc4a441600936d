package app.strapline

/** Where in the app one is: a page and what it is of, as text that survives the process. */
sealed class Place(val text: String) {
    data object Home : Place("home")
    data object Welcome : Place("welcome")
    data object Connect : Place("connect")
    data object Live : Place("live")
    data object Trends : Place("trends")
    data object Compare : Place("compare")
    data object Settings : Place("settings")
    data object Measured : Place("measured")
    data class Result(val id: String) : Place("result/$id")
    data class Events(val id: String) : Place("events/$id")
    data class Beats(val id: String) : Place("beats/$id")
    data class Report(val id: String) : Place("report/$id")

    companion object {
        private val plain by lazy { listOf(Home, Welcome, Connect, Live, Trends, Compare, Settings, Measured) }

        /** The place that [text] names; home where it names none. */
        fun of(text: String): Place {
            val id = text.substringAfter('/', "")
            return when (text.substringBefore('/')) {
                "result" -> Result(id)
                "events" -> Events(id)
                "beats" -> Beats(id)
                "report" -> Report(id)
                else -> plain.firstOrNull { it.text == text } ?: Home
            }
        }
    }
}
