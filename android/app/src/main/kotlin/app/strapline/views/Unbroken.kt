package app.strapline.views

private val withinUnit = Regex("(?<=\\p{L})/(?=\\p{L})")

/**
 * The text with its lines ending where they may: "mm/mV" stays in one piece, and a dot between two parts with the first of
 * them. That a number stays with its unit is the catalogue's own affair.
 */
fun unbroken(text: CharSequence): String = text.replace(withinUnit, "/\u2060").replace(" · ", "\u00a0· ")
