package app.strapline.store

import strapline.Analysis
import strapline.ProgressListener
import strapline.RecordingStore

/** The analysis that was looked at last, kept while pages of one recording are gone through. Used on one thread. */
class Analyses {
    private var id: String? = null
    private var analysis: Analysis? = null

    /** What was found; `null` where [progress] broke it off. */
    fun of(store: RecordingStore, id: String, progress: ProgressListener? = null): Analysis? {
        if (this.id == id) return analysis
        return keep(id, store.analysis(id, progress))
    }

    fun anew(store: RecordingStore, id: String, progress: ProgressListener? = null): Analysis? =
        keep(id, store.reanalyze(id, progress))

    fun forget() {
        keep("", null)
    }

    private fun keep(id: String, found: Analysis?): Analysis? {
        analysis?.close()
        analysis = found
        this.id = id.takeIf { found != null }
        return found
    }
}
