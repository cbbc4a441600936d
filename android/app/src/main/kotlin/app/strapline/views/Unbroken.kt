package app.strapline.views

private val beforeUnit = Regex("(?<=\\d) (?=\\p{L}{1,4}(?!\\p{L}))")
private val withinUnit = Regex("(?<=\\p{L})/(?=\\p{L})")

/**
 * The text with its lines ending where they may: a number stays with its unit, "mm/mV" in one piece, and a dot between two parts
 * with the first of them.
 */
fun unbroken(text: CharSequence): String =
    text.replace(beforeUnit, "\u00a0").replace(withinUnit, "/\u2060").replace(" · ", "\u00a0· ")
