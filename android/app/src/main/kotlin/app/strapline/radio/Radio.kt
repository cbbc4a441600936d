package app.strapline.radio

import strapline.Command

/** Whoever carries out what a session asks of a strap; what happens is told to whoever made it. */
interface Radio {
    /** Carries out a command; the answer comes later. */
    fun carryOut(command: Command)

    /** Lets go of everything. */
    fun close()
}
