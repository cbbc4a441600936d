package app.strapline.views

import android.content.Context
import android.content.res.ColorStateList
import android.content.res.Configuration
import android.graphics.Paint
import android.graphics.Typeface
import android.graphics.drawable.Drawable
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.text.SpannableString
import android.text.style.LeadingMarginSpan
import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import android.widget.TextView
import app.strapline.Colours
import app.strapline.Space
import app.strapline.Type
import strapline.Chip
import strapline.Hint
import strapline.Line
import strapline.Row
import strapline.Tone

/** How everything looks on this screen: the tokens in its pixels, and the few pieces that pages are made of. */
class Look(val context: Context) {
    private val metrics = context.resources.displayMetrics
    private val night = context.resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES
    val colours = if (night) Colours.night else Colours.day

    /** Pixels in a millimetre of the real screen. A screen that does not know its size is taken at its density. */
    val pxPerMm: Float
        get() {
            val dpi = metrics.xdpi.takeIf { it in metrics.densityDpi * 0.5f..metrics.densityDpi * 2f } ?: metrics.densityDpi.toFloat()
            return dpi / 25.4f
        }

    fun dp(dp: Float): Int = Math.round(dp * metrics.density)

    fun text(size: Float, text: CharSequence? = null, colour: Int = colours.ink, bold: Boolean = false): TextView =
        TextView(context).apply {
            setTextSize(TypedValue.COMPLEX_UNIT_SP, size)
            setTextColor(colour)
            // Letters are as wide where they are drawn as where they are measured: none is cut at its end.
            paintFlags = paintFlags or Paint.SUBPIXEL_TEXT_FLAG or Paint.LINEAR_TEXT_FLAG
            if (bold) typeface = Typeface.create(Typeface.DEFAULT, Typeface.BOLD)
            this.text = text?.let(::unbroken)
            setLineSpacing(0f, 1.08f)
        }

    /** A head that a screen reader jumps to. */
    fun head(size: Float, text: CharSequence): TextView = text(size, text, bold = true).apply {
        if (android.os.Build.VERSION.SDK_INT >= 28) markAsHeading(this)
    }

    @app.strapline.NewerApi
    private fun markAsHeading(view: TextView) {
        view.isAccessibilityHeading = true
    }

    fun column(vararg children: View?, gap: Float = Space.gap): LinearLayout = LinearLayout(context).apply {
        orientation = LinearLayout.VERTICAL
        children.filterNotNull().forEach { add(it, gap) }
    }

    /** Adds a child below the others, with a gap before all but the first. */
    fun LinearLayout.add(child: View, gap: Float = Space.gap) {
        val params = LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)
        if (childCount > 0) params.topMargin = dp(gap)
        addView(child, params)
    }

    fun card(vararg children: View?): LinearLayout = column(*children, gap = Space.step * 2).apply {
        val inset = dp(Space.inset)
        setPadding(inset, inset, inset, inset)
        background = rounded(colours.card, Space.cardCorner, colours.line)
    }

    fun rounded(fill: Int, corner: Float, line: Int? = null): GradientDrawable = GradientDrawable().apply {
        setColor(fill)
        cornerRadius = dp(corner).toFloat()
        line?.let { setStroke(dp(1f), it) }
    }

    private fun pressable(shape: Drawable): Drawable =
        RippleDrawable(ColorStateList.valueOf((colours.accent and 0xFFFFFF) or 0x33000000), shape, null)

    /** What can be pressed as a whole. */
    fun pressed(view: View, shape: Drawable, onPress: () -> Unit): View = view.apply {
        background = pressable(shape)
        isFocusable = true
        setOnClickListener { onPress() }
    }

    /** The one main action of a page. */
    fun mainButton(text: String, onPress: () -> Unit): TextView = button(text, colours.onAccent, rounded(colours.accent, Space.buttonCorner), onPress)

    fun button(text: String, onPress: () -> Unit): TextView =
        button(text, colours.accent, rounded(colours.card, Space.buttonCorner, colours.accent), onPress)

    private fun button(text: String, colour: Int, shape: Drawable, onPress: () -> Unit): TextView =
        text(Type.body, text, colour, bold = true).apply {
            gravity = Gravity.CENTER
            minHeight = dp(Space.buttonHeight)
            setPadding(dp(Space.inset), dp(Space.step * 2), dp(Space.inset), dp(Space.step * 2))
            accessibilityDelegate = AsButton
            pressed(this, shape, onPress)
        }

    /** One of several lines that begin with a sign or a number: what wraps is in line with the text. */
    fun listed(size: Float, mark: String, text: CharSequence, colour: Int = colours.ink): TextView = text(size, colour = colour).apply {
        val begin = "$mark "
        val whole = SpannableString(begin + unbroken(text))
        whole.setSpan(LeadingMarginSpan.Standard(0, Math.ceil(paint.measureText(begin).toDouble()).toInt()), 0, whole.length, 0)
        setText(whole)
        // A number is said, a dot is not.
        if (!mark[0].isDigit()) contentDescription = text
    }

    /** A sign that can be pressed, in a frame of its own: as large as its place, whatever the person's text. */
    fun sign(sign: String, spoken: String, onPress: () -> Unit): TextView = link(sign, onPress).apply {
        setTextSize(TypedValue.COMPLEX_UNIT_DIP, Type.title)
        contentDescription = spoken
        gravity = Gravity.CENTER
        layoutParams = LinearLayout.LayoutParams(dp(Space.target), dp(Space.target))
        pressed(this, rounded(colours.card, Space.buttonCorner, colours.accent), onPress)
    }

    /** A line of text that can be pressed. */
    fun link(text: String, onPress: () -> Unit): TextView = text(Type.body, text, colours.accent, bold = true).apply {
        minHeight = dp(Space.target)
        minWidth = dp(Space.target)
        gravity = Gravity.CENTER_VERTICAL
        accessibilityDelegate = AsButton
        pressed(this, rounded(0, Space.step), onPress)
    }

    /** A short word with a shape that says how it is meant. */
    fun chip(chip: Chip): TextView = chipText().also { show(it, chip) }

    fun chipText(): TextView = text(Type.small, bold = true).apply {
        setPadding(dp(Space.gap), dp(6f), dp(Space.gap), dp(6f))
    }

    /** A state that is not known yet: no shape, and in line with what stands above. */
    fun faint(text: String): TextView = text(Type.small, text, colours.soft, bold = true)

    fun show(view: TextView, chip: Chip) {
        val (sign, colour, ground) = when (chip.tone) {
            Tone.GOOD -> Triple("✓ ", colours.accent, colours.tint)
            Tone.ATTENTION -> Triple("▲ ", colours.attention, colours.attentionGround)
            Tone.PLAIN -> Triple("", colours.ink, colours.tint)
            Tone.FAINT -> Triple("", colours.soft, colours.ground)
        }
        val text = unbroken(sign + chip.text)
        if (view.text.toString() == text) return
        view.text = text
        view.contentDescription = chip.text
        view.setTextColor(colour)
        view.background = rounded(ground, 14f)
    }

    /** What a person can do something about. */
    fun hint(hint: Hint): View = if (hint.tone == Tone.ATTENTION) attention(null, hint.text) else card(text(Type.body, hint.text))

    fun attention(title: String?, text: String?, vararg more: View?): LinearLayout = column(
        title?.let { text(Type.body, "▲ $it", colours.attention, bold = true).apply { contentDescription = it } },
        // The shape says what the colour says.
        text?.let { text(Type.small, if (title == null) "▲ $it" else it, colours.attention).apply { contentDescription = it } },
        *more,
        gap = Space.step * 2,
    ).apply {
        val inset = dp(Space.inset)
        setPadding(inset, inset, inset, inset)
        background = rounded(colours.attentionGround, Space.cardCorner)
    }

    /** A share as a bar; its number stands beside it in words. */
    fun bar(share: Double): View = ShareBar(this, share)

    /** A name and a value: on one line where both fit, else the value below. */
    fun row(row: Row, size: Float = Type.small): View = Split(
        this,
        text(size, row.title, colours.soft),
        text(size, row.value, bold = true).apply { gravity = Gravity.END },
    ).apply {
        contentDescription = row.spoken
    }

    /** A line that opens something. */
    fun opens(title: String, onPress: () -> Unit): View = opens(title, "›", title, onPress)

    /** A line that opens what changes its value. */
    fun opens(row: Row, onPress: () -> Unit): View = opens(row.title, "${row.value} ›", row.spoken, onPress)

    /** A line of several things that opens them. */
    fun opens(line: Line, onPress: () -> Unit): View = opens(line.text, "›", line.spoken, onPress)

    private fun opens(title: String, end: String, spoken: String, onPress: () -> Unit): View =
        Split(this, text(Type.body, title), text(Type.body, end, colours.soft)).apply {
            minimumHeight = dp(Space.target)
            contentDescription = spoken
            accessibilityDelegate = AsButton
            pressed(this, rounded(0, Space.step), onPress)
        }

    /** A line across, whatever its place lays out. */
    fun line(): View = object : View(context) {
        override fun onMeasure(widthSpec: Int, heightSpec: Int) = setMeasuredDimension(MeasureSpec.getSize(widthSpec), dp(1f))
    }.apply { setBackgroundColor(colours.line) }
}
