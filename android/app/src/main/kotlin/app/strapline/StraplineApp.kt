package app.strapline

import android.app.Application
import android.os.HandlerThread
import android.os.Looper
import android.util.Log
import app.strapline.recording.LastExit
import app.strapline.recording.Recorder
import app.strapline.store.Analyses
import app.strapline.store.Profile
import app.strapline.store.Settings
import app.strapline.store.StoreKey
import app.strapline.store.StoreState
import app.strapline.store.Vault
import java.util.Locale
import strapline.Language
import strapline.LogLevel
import strapline.LogLine
import strapline.LogSink
import strapline.Moment
import strapline.ProgressListener
import strapline.RecordingStore
import strapline.StraplineException
import strapline.preferredLanguage
import strapline.setLogSink
import strapline.speak

/** What lives as long as the process: the store, the recorder, the words. Opened off the main thread at the start. */
open class StraplineApp : Application() {
    val work = Work()

    /** Used on the thread of [work]. */
    val analyses = Analyses()
    val vault by lazy { Vault(this) }
    lateinit var settings: Settings
        private set
    lateinit var say: Say
        private set

    /** The words, or `null` before they are there: a service may be started by then. */
    val sayIfReady: Say? get() = if (::say.isInitialized) say else null

    /** What a person said about themselves. */
    var profile = Profile()
        private set

    /** Why the system ended the app while it recorded; `null` where it did not, or that was told. */
    var lastExit: LastExit? = null
        private set

    /** `null` until it is known. */
    var state: StoreState? = null
        private set
    private val waiting = mutableListOf<(StoreState) -> Unit>()

    val recorder by lazy { Recorder(this, recorderLooper(), ::moment) { say } }

    /** Both clocks of the phone, now. */
    protected open fun moment(): Moment = now()

    /** Where the recorder runs: a thread of its own. */
    protected open fun recorderLooper(): Looper = HandlerThread("recorder").apply { start() }.looper

    override fun onCreate() {
        super.onCreate()
        open(underNewKey = false)
    }

    /** Opens everything, or opens it again under a new key. */
    fun open(underNewKey: Boolean) {
        state = null
        work.ask({ load(underNewKey) }) { result ->
            val state = result.getOrElse { StoreState.Failed((sayIfReady ?: Say(Language.ENGLISH)).failed(it)) }
            this.state = state
            waiting.toList().also { waiting.clear() }.forEach { it(state) }
        }
    }

    private fun load(underNewKey: Boolean): StoreState {
        settings = Settings(this)
        say = Say(language())
        val exit = if (settings.running != null) LastExit.of(this) else null
        lastExit = exit?.takeIf { it.atMs > settings.exitsToldMs }
        profile = Profile.load(vault)
        return try {
            setLogSink(SystemLog, LogLevel.WARN)
            speak(say.language)
            val folder = vault.recordings.path
            val key = if (underNewKey) StoreKey.Given(vault.newStoreKey()) else vault.storeKey()
            if (key !is StoreKey.Given) return StoreState.KeyLost
            val store = if (underNewKey) RecordingStore.openUnderNewKey(folder, key.bytes) else RecordingStore.open(folder, key.bytes)
            StoreState.Open(store, store.recovered(say.language))
        } catch (error: StraplineException) {
            if (error is StraplineException.WrongKey) StoreState.KeyLost else StoreState.Failed(error.message.orEmpty())
        }
    }

    private fun language(): Language = settings.language ?: run {
        val locales = resources.configuration.locales
        try {
            preferredLanguage(List(locales.size()) { locales[it].toLanguageTag() })
        } catch (_: StraplineException) {
            Language.ENGLISH
        }
    }

    /** [then] hears of the store, at once where it is known. Main thread. */
    fun whenOpen(then: (StoreState) -> Unit) {
        state?.let(then) ?: waiting.add(then)
    }

    /** The person chose another language, or the phone has another one. */
    fun speakAnew() {
        val language = language()
        if (language != say.language) {
            say = Say(language)
            try {
                speak(language)
            } catch (_: StraplineException) {
                // What stands in the way is said in the language before.
            }
        }
    }

    fun tellExit() {
        lastExit?.let { settings.exitsToldMs = it.atMs }
        lastExit = null
    }

    fun keep(profile: Profile) {
        this.profile = profile
        work.ask({ profile.save(vault) }) {}
    }

    /** The locale of the words, for the system's own dialogs. */
    val locale: Locale
        get() = Locale.forLanguageTag(
            when (say.language) {
                Language.ENGLISH -> "en"
                Language.GERMAN -> "de"
                Language.FRENCH -> "fr"
                Language.SPANISH -> "es"
                Language.TURKISH -> "tr"
            },
        )

    /**
     * Every recording, the key, and what was said: gone. Then everything begins anew. `false` where [progress] broke it off: the
     * recordings that are left stay, and so does their key.
     */
    fun eraseEverything(progress: ProgressListener? = null, done: (Result<Boolean>) -> Unit) {
        val open = state as? StoreState.Open
        work.ask(task@{
            analyses.forget()
            if (open?.store?.eraseAll(progress) == false) return@task false
            open?.store?.close()
            vault.destroy()
            vault.recordings.deleteRecursively()
            settings.clear()
            cacheDir.deleteRecursively()
            profile = Profile()
            true
        }) { result ->
            if (result.getOrDefault(false)) {
                state = null
                open(underNewKey = false)
            }
            done(result)
        }
    }
}

/** The core's log in the system's: it holds nothing that a person said. */
private object SystemLog : LogSink {
    override fun onLine(line: LogLine) {
        Log.println(if (line.level == LogLevel.ERROR) Log.ERROR else Log.WARN, line.target, line.text)
    }
}
