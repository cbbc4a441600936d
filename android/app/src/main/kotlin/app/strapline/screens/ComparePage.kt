package app.strapline.screens

import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import app.strapline.MainActivity
import app.strapline.Space
import app.strapline.Type
import strapline.ComparedRow
import strapline.RecordingRow

/** Two recordings beside each other, figure by figure: the newest two to begin with. */
class ComparePage(host: MainActivity) : Page(host) {
    private var rows: List<RecordingRow> = emptyList()
    private var chosen: Pair<RecordingRow, RecordingRow>? = null
    private lateinit var body: LinearLayout

    override fun view(): View {
        body = look.column()
        return page(look.column(head(say("app-compare")), body))
    }

    override fun shown() = later({ store.home(say.language, "", 1.0).map { it.row }.filter { it.isReadable } }) { found ->
        rows = found
        if (found.size < 2) body.addView(look.text(Type.body, say("app-trends-empty-text"), look.colours.soft))
        else if (chosen == null) compare(found[1], found[0])
    }

    private fun compare(first: RecordingRow, second: RecordingRow) {
        chosen = Pair(first, second)
        val underWay = UnderWay(this, say("app-analysing"))
        app.work.ask({ store.compare(first.id, second.id, options, underWay.progress) }) { result ->
            underWay.over()
            if (!isHere || chosen != Pair(first, second)) return@ask
            result.onSuccess { if (it != null) show(first, second, it) }.onFailure { tell(it.message.orEmpty()) }
        }
    }

    private fun show(first: RecordingRow, second: RecordingRow, compared: List<ComparedRow>) = with(look) {
        body.removeAllViews()
        body.add(
            card(
                opens(say.row(say("app-compare-first"), first.`when`)) { pick(say("app-compare-first")) { compare(it, second) } },
                opens(say.row(say("app-compare-second"), second.`when`)) { pick(say("app-compare-second")) { compare(first, it) } },
            ),
        )
        val table = card(beside(text(Type.small, first.`when`, bold = true), text(Type.small, second.`when`, bold = true)))
        compared.forEach { row ->
            table.add(line())
            val figures = column(
                text(Type.small, row.title, colours.soft),
                beside(text(Type.title, row.first, bold = true), text(Type.title, row.second, bold = true)),
                gap = Space.step,
            )
            figures.contentDescription = row.spoken
            table.add(figures, Space.step * 2)
        }
        body.add(table)
    }

    /** In two columns of one width, each under its recording. */
    private fun beside(first: View, second: View) = LinearLayout(host).apply {
        addView(first, LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f).apply { marginEnd = look.dp(Space.gap) })
        addView(second, LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f))
    }

    private fun pick(title: String, then: (RecordingRow) -> Unit) =
        choose(title, rows.map { it.label }) { then(rows[it]) }
}
