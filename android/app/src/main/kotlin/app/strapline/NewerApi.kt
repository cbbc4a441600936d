package app.strapline

/** Marks what is reached only behind a check of the system's version, for the check of API use. */
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.CLASS, AnnotationTarget.PROPERTY_GETTER)
@Retention(AnnotationRetention.BINARY)
annotation class NewerApi
